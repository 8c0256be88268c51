import { Suspense } from "react";
import { WorkloadsView } from "@/components/features/workloads/workloads-view";

export default async function WorkloadsPage({ params }: { params: Promise<{ cluster: string }> }) {
  return (
    // The view reads the address; the boundary lets the frame show before the address is known.
    <Suspense>
      <WorkloadsView cluster={decodeURIComponent((await params).cluster)} />
    </Suspense>
  );
}
