import { allowanceOf, budgetsOf } from "./budget";
import type { ClusterIndex } from "./cluster-index";
import type { MaintenanceState, PodVerdict } from "./maintenance";
import { type ObservedPod, podKey } from "./observed";
import { deadlineOf, type StateInput, stateOf } from "./state";

/** A fresh list confirms Complete again this often, besides the watches. In milliseconds. */
export const VERIFY_EVERY_MS = 60_000;
/** After a fresh list that did not agree: time for the caches to catch up. In milliseconds. */
export const VERIFY_AGAIN_MS = 2_000;
/** A budget that holds a pod is asked this often even if its status does not change: the API server has the last word. */
export const ASK_HELD_EVERY_MS = 10_000;

export interface DecideInput extends StateInput {
  /** UIDs of pods of this cluster whose eviction is on its way now. */
  inFlight: ReadonlySet<string>;
  /** Evictions that may start now: the cluster's bound less what is on its way. */
  slots: number;
}

export type Action =
  | { type: "evict"; pod: ObservedPod }
  /** Read node, pods and attachments from the API server and compare. */
  | { type: "verify" }
  /** Take intent and cordon back: the last step of turning off. */
  | { type: "release" };

export interface Decision {
  state: MaintenanceState;
  actions: Action[];
  /** When to look again even if nothing changes. Milliseconds since the epoch. */
  wakeAt?: number;
}

/** Names the budgets of a pod at their present version, to see whether one has changed since a refusal. */
export function budgetVersion(index: ClusterIndex, pod: ObservedPod): string {
  return budgetsOf(index, pod)
    .map((budget) => `${podKey(budget)}@${budget.resourceVersion}`)
    .join(",");
}

/**
 * What to do next for one node in maintenance. A pure function of the observation: run twice on the same one it says
 * the same, and its effects carry preconditions, so that doing them twice is harmless.
 */
export function decide(input: DecideInput): Decision {
  const state = stateOf(input);
  switch (state.phase) {
    case "ending":
      return { state, actions: anyInFlight(input) ? [] : [{ type: "release" }] };
    case "paused":
      return { state, actions: [] };
    case "failed":
      // Evicting has ended, looking has not: pods that left after the deadline still make it complete.
      return { state, ...(gatesHold(state) ? verifyWhenDue(input, VERIFY_EVERY_MS) : { actions: [] }) };
    case "complete":
      return { state, ...verifyWhenDue(input, VERIFY_EVERY_MS) };
    case "initiated":
    case "blocked":
      return { state, ...proceed(input, state) };
  }
}

function anyInFlight({ index, node, inFlight }: DecideInput): boolean {
  return index.podsOf(node.name).some((pod) => inFlight.has(pod.uid));
}

function verifyWhenDue(input: DecideInput, everyMs: number): Omit<Decision, "state"> {
  const own = input.verification?.maintenanceId === input.intent.id ? input.verification : undefined;
  const dueAt = own === undefined ? 0 : Date.parse(own.at) + (own.agrees ? everyMs : VERIFY_AGAIN_MS);
  if (dueAt <= input.now.getTime()) return { actions: [{ type: "verify" }] };
  return { actions: [], wakeAt: dueAt };
}

/** Whether only the fresh list is missing. */
function gatesHold(state: MaintenanceState): boolean {
  return state.proof.every((check) => check.id === "fresh-list" || check.state === "holds");
}

function proceed(input: DecideInput, state: MaintenanceState): Omit<Decision, "state"> {
  if (gatesHold(state)) return earliest(verifyWhenDue(input, VERIFY_EVERY_MS), deadlineOf(input.intent));
  return earliest(evictions(input, state), deadlineOf(input.intent));
}

function earliest(result: Omit<Decision, "state">, deadline: number | undefined): Omit<Decision, "state"> {
  const times = [result.wakeAt, deadline].filter((time) => time !== undefined);
  return times.length === 0 ? result : { ...result, wakeAt: Math.min(...times) };
}

/** The API server judges these; asking costs little and its answer is the evidence. */
const HELD_BY_BUDGET = new Set<PodVerdict["cause"]>(["budget-wait", "budget-never"]);

function evictions(input: DecideInput, state: MaintenanceState): Omit<Decision, "state"> {
  const { index, node, attempts, inFlight, now } = input;
  const pods = new Map(index.podsOf(node.name).map((pod) => [pod.uid, pod]));
  const ready: ObservedPod[] = [];
  const held: ObservedPod[] = [];
  let wakeAt: number | undefined;
  for (const verdict of state.remaining) {
    const pod = pods.get(verdict.uid);
    const asksBudget = HELD_BY_BUDGET.has(verdict.cause);
    const refused = verdict.cause === "refused";
    if (verdict.cause === "terminating") wakeAt = sooner(wakeAt, now.getTime() + 1000);
    if (!pod || pod.deletionAt !== undefined || inFlight.has(pod.uid)) continue;
    if (verdict.verdict !== "moves" && !asksBudget && !refused) continue;
    const attempt = attempts.get(pod.uid);
    const budgetChanged =
      attempt?.budgetVersion !== undefined && attempt.budgetVersion !== budgetVersion(index, pod);
    const freed = verdict.verdict === "moves" && attempt?.outcome === "budget" && budgetChanged;
    const dueAt = attempt === undefined || freed ? 0 : attempt.retryAt;
    if (dueAt > now.getTime()) wakeAt = sooner(wakeAt, dueAt);
    else (asksBudget ? held : ready).push(pod);
  }
  ready.sort((a, b) => Number(isCritical(a)) - Number(isCritical(b)));
  const allowed = withinBudgets(index, ready);
  const chosen = [...allowed, ...held].slice(0, Math.max(0, input.slots));
  return { actions: chosen.map((pod) => ({ type: "evict", pod })), wakeAt };
}

function sooner(a: number | undefined, b: number): number {
  return a === undefined ? b : Math.min(a, b);
}

/** Critical pods (DNS, storage drivers) leave last: others need them while they stop. */
function isCritical(pod: ObservedPod): boolean {
  return pod.priorityClass === "system-cluster-critical" || pod.priorityClass === "system-node-critical";
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
