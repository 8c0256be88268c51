import { Suspense } from "react";
import { readFirst } from "@/app/first-reads";
import { NodesView } from "@/components/features/nodes/nodes-view";
import { nodesPath } from "@/lib/client/paths";

export default async function NodesPage({ params }: { params: Promise<{ cluster: string }> }) {
  const cluster = decodeURIComponent((await params).cluster);
  await readFirst(nodesPath(cluster));
  return (
    // The view reads the address; the boundary lets the frame show before the address is known.
    <Suspense>
      <NodesView clusterId={cluster} />
    </Suspense>
  );
}
