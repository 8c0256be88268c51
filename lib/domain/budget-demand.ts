import { allowanceOf, budgetsOf } from "./budget";
import type { ClusterIndex } from "./cluster-index";
import type { BudgetDemand, PodVerdict } from "./maintenance";
import { type LabelSelector, type ObservedBudget, type ObservedPod, podKey } from "./observed";

const EXPRESSIONS: Record<string, (key: string, values: string) => string> = {
  In: (key, values) => `${key} in (${values})`,
  NotIn: (key, values) => `${key} notin (${values})`,
  Exists: (key) => key,
  DoesNotExist: (key) => `!${key}`,
};

/** A selector as kubectl prints it. Source: k8s.io/apimachinery pkg/apis/meta/v1, FormatLabelSelector. */
export function formatSelector(selector: LabelSelector | undefined): string {
  if (selector === undefined) return "<none>";
  const labels = Object.entries(selector.matchLabels).map(([key, value]) => `${key}=${value}`);
  const expressions = selector.matchExpressions.map(
    ({ key, operator, values }) => EXPRESSIONS[operator]?.(key, values.join(",")) ?? `${key} ${operator}`,
  );
  return [...labels, ...expressions].join(",") || "every pod of the namespace";
}

/** Demand against allowance of each budget that covers a leaving pod; the tightest first. */
export function budgetDemands(
  index: ClusterIndex,
  pods: readonly ObservedPod[],
  verdicts: readonly PodVerdict[],
): BudgetDemand[] {
  const leaving = new Set(verdicts.filter((pod) => pod.verdict !== "stays").map((pod) => pod.uid));
  const covered = new Map<ObservedBudget, ObservedPod[]>();
  /** Budgets that share a pod with another one, and that pod's name. */
  const shared = new Map<ObservedBudget, string>();
  for (const pod of pods.filter(({ uid, deletionAt }) => leaving.has(uid) && deletionAt === undefined)) {
    const budgets = budgetsOf(index, pod);
    for (const budget of budgets) covered.set(budget, [...(covered.get(budget) ?? []), pod]);
    if (budgets.length > 1) for (const budget of budgets) shared.set(budget, pod.name);
  }
  return [...covered]
    .map(([budget, asking]) => demandOf(budget, asking, shared.get(budget)))
    .sort((a, b) => a.allowed - a.demand - (b.allowed - b.demand) || podKey(a).localeCompare(podKey(b)));
}

/** The hardest of what the budget says to each of its pods: an unhealthy pod may pass where a healthy one may not. */
function demandOf(
  budget: ObservedBudget,
  pods: readonly ObservedPod[],
  sharedPod: string | undefined,
): BudgetDemand {
  const said = pods.map((pod) => allowanceOf(budget, pod));
  const hardest =
    said.find(({ kind }) => kind === "never") ?? said.find(({ kind }) => kind === "waits") ?? said[0];
  return {
    namespace: budget.namespace,
    name: budget.name,
    selector: formatSelector(budget.selector),
    demand: pods.length,
    allowed: budget.disruptionsAllowed,
    healthy: budget.currentHealthy,
    needed: budget.desiredHealthy,
    expected: budget.expectedPods,
    ...(sharedPod === undefined
      ? { state: hardest?.kind ?? "allows", why: hardest && "why" in hardest ? hardest.why : undefined }
      : { state: "never", why: `another budget covers ${sharedPod} too, which the eviction API refuses` }),
  };
}
