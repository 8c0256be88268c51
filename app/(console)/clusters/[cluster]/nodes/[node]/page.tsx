import { NodeView } from "@/components/features/nodes/node-view";

export default async function NodePage({ params }: { params: Promise<{ cluster: string; node: string }> }) {
  const { cluster, node } = await params;
  return <NodeView clusterId={decodeURIComponent(cluster)} nodeName={decodeURIComponent(node)} />;
}
