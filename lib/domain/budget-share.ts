import type { DecideInput } from "./action";
import { ASK_HELD_EVERY_MS, type Attempt } from "./attempts";
import { allowanceOf, budgetsOf } from "./budget";
import { type ObservedBudget, type ObservedPod, podKey } from "./observed";

function versionOf(budget: ObservedBudget): string {
  return `${podKey(budget)}@${budget.resourceVersion}`;
}

/** Names the budgets of a pod at their present version, to see whether one has changed since a refusal. */
export function budgetVersion(index: DecideInput["index"], pod: ObservedPod): string {
  return budgetsOf(index, pod).map(versionOf).join(",");
}

/** "namespace/name" of each budget in what `budgetVersion` said. */
function namesIn(versions = ""): string[] {
  return versions.split(",").flatMap((version) => version.split("@")[0] || []);
}

function namesOnTheirWay({ inFlight }: DecideInput): Set<string> {
  return new Set([...inFlight.values()].flatMap(namesIn));
}

/**
 * Of pods that may leave, those that their budgets have room for now; the rest would only collect refusals. One a
 * budget at a time: two evictions at once collide on its status, and the API server then waits half a second.
 * Source: k8s.io/kubernetes pkg/registry/core/pod/storage/eviction.go, EvictionsRetry.
 */
export function withRoom(input: DecideInput, pods: readonly ObservedPod[]): ObservedPod[] {
  const { index, attempts, now } = input;
  const taken = namesOnTheirWay(input);
  const lately = [...attempts.values()].filter(({ at }) => now.getTime() - at < ASK_HELD_EVERY_MS);
  return pods.filter((pod) => {
    const [budget] = budgetsOf(index, pod);
    if (budget === undefined) return true;
    const allowance = allowanceOf(budget, pod);
    // An unhealthy pod that the budget spares takes nothing from the others, nor they from it.
    if (allowance.kind !== "allows" || !Number.isFinite(allowance.left)) return true;
    const name = podKey(budget);
    // Asked at the version that is still the newest here: the status that the answer made has not come yet.
    const unseen = lately.filter((attempt) => attempt.budgetVersion === versionOf(budget));
    const accepted = unseen.filter(({ outcome }) => outcome === "accepted").length;
    const full = unseen.some(({ outcome }) => outcome === "budget") || allowance.left <= accepted;
    if (taken.has(name) || full) return false;
    taken.add(name);
    return true;
  });
}

/**
 * Of pods whose budgets allow none, one a budget, and that only when none of the budget's pods was asked lately: the
 * API server has the last word, and one answer is evidence for all. It stands until the watch brings a new version of
 * the budget, since that is what the API server judges by; of a budget that can't be read here no watch tells, and it
 * is asked again by time. `later`: some were left out that time alone makes due.
 */
export function toProbe(
  input: DecideInput,
  held: readonly ObservedPod[],
): { probes: ObservedPod[]; later: boolean } {
  const asked = namesOnTheirWay(input);
  const answered = new Set<string>();
  const again = ({ outcome, at, retryAt }: Attempt) =>
    outcome === "budget" ? retryAt : at + ASK_HELD_EVERY_MS;
  for (const attempt of input.attempts.values()) {
    const { outcome, budgetVersion: versions } = attempt;
    if (outcome === "budget" && versions) answered.add(versions);
    if (again(attempt) > input.now.getTime()) for (const name of namesIn(versions)) asked.add(name);
  }
  const open = held.filter((pod) => !answered.has(budgetVersion(input.index, pod)));
  const probes = open.filter((pod) => {
    const names = budgetsOf(input.index, pod).map(podKey);
    if (names.some((name) => asked.has(name))) return false;
    for (const name of names) asked.add(name);
    return true;
  });
  return { probes, later: probes.length < open.length };
}
