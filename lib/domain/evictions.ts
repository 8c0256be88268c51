import { type Action, type DecideInput, type Step, sooner } from "./action";
import { ASK_HELD_EVERY_MS } from "./attempts";
import { budgetsOf } from "./budget";
import { budgetVersion, toProbe, withRoom } from "./budget-share";
import type { PodVerdict } from "./maintenance";
import type { ObservedPod } from "./observed";

/** A pod that terminates is looked at again this soon, for the moment in which it counts as stuck. In milliseconds. */
const TERMINATING_LOOK_MS = 1_000;

/** The API server judges these: asking one of them costs little and its answer is the evidence. */
function isHeldByBudget({ cause }: PodVerdict): boolean {
  return cause === "budget-wait" || cause === "budget-never";
}

/** Refused before: whoever refused has the last word, so it is asked again. */
const ASKED_AGAIN = new Set<PodVerdict["cause"]>(["refused", "webhook-wait"]);

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

/**
 * Who leaves first when not all can at once: whom nothing refused before; then pods of budgets, for whose next ones it
 * makes room; then those that take longest to stop, so that the drain ends soonest.
 */
function byHaste({ index, attempts }: DecideInput, pods: readonly ObservedPod[]): ObservedPod[] {
  const ranked = pods.map((pod) => ({
    pod,
    refused: Number(attempts.has(pod.uid)),
    unbudgeted: Number(budgetsOf(index, pod).length === 0),
  }));
  ranked.sort(
    (a, b) => a.refused - b.refused || a.unbudgeted - b.unbudgeted || b.pod.graceSeconds - a.pod.graceSeconds,
  );
  return ranked.map(({ pod }) => pod);
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
    const asked = verdict.verdict === "moves" || ASKED_AGAIN.has(verdict.cause) || isHeldByBudget(verdict);
    if (!asked) continue;
    const due = dueAt(input, verdict, pod);
    if (due > now) wakeAt = sooner(wakeAt, due);
    else if (verdict.cause === "forced") forced.push({ type: "delete", pod });
    else (isHeldByBudget(verdict) ? held : ready).push(pod);
  }
  const fitting = withRoom(input, byHaste(input, ready));
  const { probes, later } = toProbe(input, held);
  // A watch tells when a budget has room again; this is for what was asked a moment ago.
  if (fitting.length < ready.length || later) wakeAt = sooner(wakeAt, now + ASK_HELD_EVERY_MS);
  const evictions = [...fitting, ...probes].map((pod): Action => ({ type: "evict", pod }));
  return { actions: [...forced, ...evictions].slice(0, Math.max(0, input.slots)), wakeAt };
}
