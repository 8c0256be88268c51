import type { Group } from "./maintenance";
import { type ObservedPod, podKey } from "./observed";
import type { VerdictContext } from "./verdict/rule";
import { workloadKey, workloadOf } from "./workload-of";

/** The order in which pods leave; a group starts when the one before it is gone. */
export const GROUPS: readonly Group[] = ["ordinary", "last", "critical", "own"];

/** Where a pod stands in that order. Sources: kubelet graceful shutdown and Karpenter, both critical pods last. */
export function groupOf(
  pod: ObservedPod,
  { index, options }: Pick<VerdictContext, "index" | "options">,
): Group {
  if (index.cluster.self !== undefined && podKey(pod) === index.cluster.self) return "own";
  if (pod.priorityClass === "system-cluster-critical" || pod.priorityClass === "system-node-critical") {
    return "critical";
  }
  return options.last?.includes(workloadKey(workloadOf(index, pod))) ? "last" : "ordinary";
}
