import type { ClusterIndex } from "./cluster-index";
import type { ObservedBudget, ObservedPod } from "./observed";
import { selects } from "./selector";

/** The PodDisruptionBudgets that cover a pod. In policy/v1 an empty selector covers every pod of the namespace. */
export function budgetsOf(index: ClusterIndex, pod: ObservedPod): ObservedBudget[] {
  return index
    .budgetsIn(pod.namespace)
    .filter((budget) => budget.selector !== undefined && selects(budget.selector, pod.labels));
}

export type Allowance =
  /** The eviction passes the budget now. `left` counts down what it allows; Infinity where it does not count. */
  | { kind: "allows"; left: number }
  /** Not now; changes by itself when pods become Ready or the controller catches up. */
  | { kind: "waits"; why: string }
  /** Cannot change without somebody: even with every pod healthy it allows none. */
  | { kind: "never"; why: string };

/**
 * What a budget says to the eviction of one pod, as the API server will judge it.
 * Source: k8s.io/kubernetes pkg/registry/core/pod/storage/eviction.go, checkAndDecrement and the unhealthy path.
 */
export function allowanceOf(budget: ObservedBudget, pod: ObservedPod): Allowance {
  if (pod.phase === "Pending" || pod.phase === "Succeeded" || pod.phase === "Failed") {
    return { kind: "allows", left: Number.POSITIVE_INFINITY };
  }
  const { currentHealthy, desiredHealthy, expectedPods } = budget;
  if (!pod.ready) {
    const spared =
      budget.unhealthyPodEvictionPolicy === "AlwaysAllow" ||
      (desiredHealthy > 0 && currentHealthy >= desiredHealthy);
    if (spared) return { kind: "allows", left: Number.POSITIVE_INFINITY };
  }
  // The controller that fails does not say that it has seen the budget, and the API server then calls it "still being
  // processed" for ever.
  if (budget.syncFailed) return { kind: "never", why: budget.syncFailed };
  if (budget.observedGeneration < budget.generation) {
    return { kind: "waits", why: "the disruption controller has not seen the budget's last change yet" };
  }
  if (budget.disruptionsAllowed > 0) return { kind: "allows", left: budget.disruptionsAllowed };
  const numbers = `${currentHealthy} of ${expectedPods} healthy, ${desiredHealthy} needed`;
  if (desiredHealthy >= expectedPods) return { kind: "never", why: numbers };
  return { kind: "waits", why: numbers };
}
