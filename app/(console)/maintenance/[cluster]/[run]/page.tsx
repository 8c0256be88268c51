import type { Metadata } from "next";
import { RunView } from "@/components/features/maintenance/run-view";

export const metadata: Metadata = { title: "Record of a maintenance" };

export default async function RunPage({ params }: { params: Promise<{ cluster: string; run: string }> }) {
  const { cluster, run } = await params;
  return <RunView cluster={decodeURIComponent(cluster)} id={decodeURIComponent(run)} />;
}
