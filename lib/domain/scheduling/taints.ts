import { isReady } from "@/lib/domain/node";
import type { ObservedNode, ObservedPod, Taint, Toleration } from "@/lib/domain/observed";

const CORDON: Taint = { key: "node.kubernetes.io/unschedulable", effect: "NoSchedule" };
const NOT_READY: Taint = { key: "node.kubernetes.io/not-ready", effect: "NoSchedule" };

/** Whether a toleration covers a taint. Source: k8s.io/api/core/v1, Toleration.ToleratesTaint. */
function covers(toleration: Toleration, taint: Taint): boolean {
  if (toleration.effect && toleration.effect !== taint.effect) return false;
  if (toleration.key && toleration.key !== taint.key) return false;
  switch (toleration.operator ?? "Equal") {
    case "Exists":
      return true;
    case "Equal":
      return (toleration.value ?? "") === (taint.value ?? "");
    default:
      // Gt and Lt belong to a feature that is off.
      return false;
  }
}

export function tolerates(pod: ObservedPod, taint: Taint): boolean {
  return pod.tolerations.some((toleration) => covers(toleration, taint));
}

/**
 * The taints that keep pods away. A cordon is one of them, and so is a kubelet that is not Ready: the node lifecycle
 * controller adds that within seconds. Sources: plugins NodeUnschedulable and TaintToleration.
 */
export function hardTaintsOf(node: ObservedNode, leaving: boolean): Taint[] {
  const hard = node.taints.filter(({ effect }) => effect === "NoSchedule" || effect === "NoExecute");
  // A node that is to be maintained is cordoned, or will be in a moment.
  if (leaving || node.unschedulable || node.intent !== undefined) hard.push(CORDON);
  if (!isReady(node)) hard.push(NOT_READY);
  return hard;
}

/** How many PreferNoSchedule taints a pod does not tolerate. Source: plugin TaintToleration, Score. */
export function unlovedTaints(pod: ObservedPod, node: ObservedNode): number {
  let found = 0;
  for (const taint of node.taints) {
    if (taint.effect === "PreferNoSchedule" && !tolerates(pod, taint)) found++;
  }
  return found;
}
