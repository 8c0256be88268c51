import { readFirst } from "@/app/first-reads";
import { OverviewView } from "@/components/features/overview/overview-view";
import { nodesPath } from "@/lib/client/paths";

export default async function OverviewPage({ params }: { params: Promise<{ cluster: string }> }) {
  const cluster = decodeURIComponent((await params).cluster);
  await readFirst(nodesPath(cluster));
  return <OverviewView cluster={cluster} />;
}
