import { type Action, type DecideInput, type Step, sooner } from "./action";
import { allowanceOf, budgetsOf } from "./budget";
import type { ClusterIndex } from "./cluster-index";
import type { PodVerdict } from "./maintenance";
import { type ObservedPod, podKey } from "./observed";

/** A pod that terminates is looked at again this soon, for the moment in which it counts as stuck. In milliseconds. */
const TERMINATING_LOOK_MS = 1_000;

/** Names the budgets of a pod at their present version, to see whether one has changed since a refusal. */
export function budgetVersion(index: ClusterIndex, pod: ObservedPod): string {
  return budgetsOf(index, pod)
    .map((budget) => `${podKey(budget)}@${budget.resourceVersion}`)
    .join(",");
}

/** The API server judges these; asking costs little and its answer is the evidence. */
function isHeldByBudget({ cause }: PodVerdict): boolean {
  return cause === "budget-wait" || cause === "budget-never";
}

/** When a pod may be asked (again): at once, or once its last refusal is old enough. Milliseconds since the epoch. */
function dueAt({ index, attempts }: DecideInput, verdict: PodVerdict, pod: ObservedPod): number {
  const attempt = attempts.get(pod.uid);
  if (attempt === undefined) return 0;
  // What an eviction was refused says nothing of the deletion that somebody agreed to since.
  if (verdict.cause === "forced" && attempt.verb === "evict") return 0;
  const changed = attempt.budgetVersion !== undefined && attempt.budgetVersion !== budgetVersion(index, pod);
  const freed = verdict.verdict === "moves" && attempt.outcome === "budget" && changed;
  return freed ? 0 : attempt.retryAt;
}

/** Which of these pods to ask to leave now: first those that their budgets allow, then those that have to be asked. */
export function evictionsOf(input: DecideInput, candidates: readonly PodVerdict[]): Step {
  const { index, node, inFlight, intent } = input;
  const now = input.now.getTime();
  const pods = new Map(index.podsOf(node.name).map((pod) => [pod.uid, pod]));
  const forced: Action[] = [];
  const ready: ObservedPod[] = [];
  const held: ObservedPod[] = [];
  let wakeAt: number | undefined;
  for (const verdict of candidates) {
    if (verdict.cause === "terminating") wakeAt = sooner(wakeAt, now + TERMINATING_LOOK_MS);
    if (verdict.cause === "job-wait") {
      wakeAt = sooner(wakeAt, Date.parse(intent.since) + (intent.options.waitForJobsSeconds ?? 0) * 1000);
    }
    const pod = pods.get(verdict.uid);
    if (!pod || pod.deletionAt !== undefined || inFlight.has(pod.uid)) continue;
    const asked = verdict.verdict === "moves" || verdict.cause === "refused" || isHeldByBudget(verdict);
    if (!asked) continue;
    const due = dueAt(input, verdict, pod);
    if (due > now) wakeAt = sooner(wakeAt, due);
    else if (verdict.cause === "forced") forced.push({ type: "delete", pod });
    else (isHeldByBudget(verdict) ? held : ready).push(pod);
  }
  const evictions = [...withinBudgets(index, ready), ...held].map((pod): Action => ({ type: "evict", pod }));
  return { actions: [...forced, ...evictions].slice(0, Math.max(0, input.slots)), wakeAt };
}

/** No more evictions at once than each budget allows now: the rest would only collect refusals. */
function withinBudgets(index: ClusterIndex, pods: readonly ObservedPod[]): ObservedPod[] {
  const left = new Map<string, number>();
  return pods.filter((pod) => {
    const [budget] = budgetsOf(index, pod);
    if (budget === undefined) return true;
    const allowance = allowanceOf(budget, pod);
    if (allowance.kind !== "allows") return true; // the verdict let it through; the API server decides
    // An unhealthy pod that the budget spares takes nothing from the others, nor they from it.
    if (!Number.isFinite(allowance.left)) return true;
    const name = podKey(budget);
    const remaining = left.get(name) ?? allowance.left;
    if (remaining <= 0) return false;
    left.set(name, remaining - 1);
    return true;
  });
}
