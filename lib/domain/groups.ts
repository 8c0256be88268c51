import type { Group } from "./maintenance";
import { type ObservedPod, podKey } from "./observed";
import type { VerdictContext } from "./verdict/rule";

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
  return options.last?.includes(workloadOf(index, pod)) ? "last" : "ordinary";
}

/** "shop/Deployment/checkout-api": a workload as an order hint names it; a bare pod by its own name. */
function workloadOf(index: VerdictContext["index"], pod: ObservedPod): string {
  if (pod.controller === undefined) return `${pod.namespace}/Pod/${pod.name}`;
  const owner = index.replicasOf(pod.controller.uid)?.controller ?? pod.controller;
  return `${pod.namespace}/${owner.kind}/${owner.name}`;
}
