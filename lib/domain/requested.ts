import type { ClusterIndex } from "./cluster-index";
import { addResources, NOTHING, type Resources } from "./quantity";

/** What the pods that run on a node ask for together. Finished pods ask for nothing. */
export function requestedOn(index: ClusterIndex, node: string): Resources {
  return index
    .podsOf(node)
    .filter((pod) => pod.phase !== "Succeeded" && pod.phase !== "Failed")
    .reduce((sum, pod) => addResources(sum, pod.requests), NOTHING);
}
