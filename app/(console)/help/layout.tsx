import type { Metadata } from "next";
import type { ReactNode } from "react";
import { HelpFrame } from "@/components/features/help/help-frame";
import { readContents } from "@/lib/server/help/docs";

export const metadata: Metadata = { title: { default: "Help", template: "%s · Help · Drydock" } };

export default async function HelpLayout({ children }: { children: ReactNode }) {
  return <HelpFrame groups={await readContents()}>{children}</HelpFrame>;
}
