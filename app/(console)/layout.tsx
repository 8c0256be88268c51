import type { ReactNode } from "react";
import { readFirst } from "@/app/first-reads";
import { Shell } from "@/components/layout/shell";
import { CLUSTERS_PATH } from "@/lib/client/paths";

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  await readFirst("/session", CLUSTERS_PATH);
  return <Shell>{children}</Shell>;
}
