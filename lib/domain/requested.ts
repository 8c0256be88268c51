import type { ClusterIndex } from "./cluster-index";
import type { Resources } from "./quantity";

/** What the pods that run on a node ask for together. Finished pods ask for nothing. */
export function requestedOn(index: ClusterIndex, node: string): Resources {
  const sum = { cpuMilli: 0, memoryBytes: 0, pods: 0 };
  // A loop that makes nothing: at the start it goes over every pod of the cluster at once.
  for (const { phase, requests } of index.podsOf(node)) {
    if (phase === "Succeeded" || phase === "Failed") continue;
    sum.cpuMilli += requests.cpuMilli;
    sum.memoryBytes += requests.memoryBytes;
    sum.pods += requests.pods;
  }
  return sum;
}
