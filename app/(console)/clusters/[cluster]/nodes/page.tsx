import { GET } from "@/app/api/v1/clusters/[cluster]/nodes/route";
import { answerFirst } from "@/app/first-reads";
import { NodesView } from "@/components/features/nodes/nodes-view";
import { nodesPath } from "@/lib/client/paths";

export default async function NodesPage({ params }: { params: Promise<{ cluster: string }> }) {
  const cluster = decodeURIComponent((await params).cluster);
  const first = await answerFirst(GET, nodesPath(cluster), { cluster });
  return <NodesView clusterId={cluster} first={first} />;
}
