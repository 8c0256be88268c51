import { Suspense } from "react";
import { NodesView } from "@/components/features/nodes/nodes-view";

export default async function NodesPage({ params }: { params: Promise<{ cluster: string }> }) {
  return (
    // The view reads the address; the boundary lets the frame show before the address is known.
    <Suspense>
      <NodesView clusterId={decodeURIComponent((await params).cluster)} />
    </Suspense>
  );
}
