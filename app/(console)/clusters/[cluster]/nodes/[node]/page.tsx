import { readFirst } from "@/app/first-reads";
import { NodeView } from "@/components/features/nodes/node-view";
import { nodesPath } from "@/lib/client/paths";

export default async function NodePage({ params }: { params: Promise<{ cluster: string; node: string }> }) {
  const { cluster, node } = await params;
  const clusterId = decodeURIComponent(cluster);
  await readFirst(nodesPath(clusterId));
  return <NodeView clusterId={clusterId} nodeName={decodeURIComponent(node)} />;
}
