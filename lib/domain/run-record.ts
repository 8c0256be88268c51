import type { DrainPoint, WaitsFor } from "./drain-record";
import type { Cause, Phase, PlanCheck, PodVerdict } from "./maintenance";

/** How a maintenance that is over ended. "lost": nobody turned it off, its node or its annotation went. */
export const RUN_RESULTS = ["ended", "early", "failed", "lost"] as const;
export type RunResult = (typeof RUN_RESULTS)[number];

/** What was promised when it was turned on. */
export interface RunPlan {
  madeAt: string;
  pods: readonly Pick<PodVerdict, "namespace" | "name" | "verdict" | "cause" | "detail">[];
  /** Those that are judged at the turning on itself; where the pods would find room is asked in the plan alone. */
  checks: readonly PlanCheck[];
}

/** What became of one pod that was to leave. */
export interface RunPod {
  uid: string;
  namespace: string;
  name: string;
  owner?: string;
  /** As it was seen last. */
  cause: Cause;
  detail: string;
  /** When a look found it gone; absent: it was still there. */
  goneAt?: string;
  /** How long something held it, and what did last. Milliseconds. */
  heldMs: number;
  heldBy?: Cause;
  /** It is held now, since then. */
  heldSince?: string;
}

/** A workload that comes back for ever would fill the record. */
const MOST_PODS = 1_000;

/**
 * The pods of a run after one more look at what is there; the same array where nothing is to be told. One that was to
 * leave and stays now, as agreed, is not gone.
 */
export function followPods(
  known: readonly RunPod[],
  remaining: readonly PodVerdict[],
  staying: readonly PodVerdict[],
  at: string,
): readonly RunPod[] {
  const now = new Map([...staying, ...remaining].map((pod) => [pod.uid, pod]));
  const followed = known.map((pod) => (pod.goneAt === undefined ? after(pod, now.get(pod.uid), at) : pod));
  const seen = new Set(known.map(({ uid }) => uid));
  const fresh = remaining
    .filter(({ uid }) => !seen.has(uid))
    .slice(0, Math.max(0, MOST_PODS - known.length))
    .map((pod) => begun(pod, at));
  const same = fresh.length === 0 && followed.every((pod, place) => pod === known[place]);
  return same ? known : [...followed, ...fresh];
}

function begun({ uid, namespace, name, owner, cause, detail, verdict }: PodVerdict, at: string): RunPod {
  const held = verdict === "blocks" ? { heldBy: cause, heldSince: at } : {};
  return { uid, namespace, name, owner, cause, detail, heldMs: 0, ...held };
}

function after(pod: RunPod, now: PodVerdict | undefined, at: string): RunPod {
  if (now === undefined) return { ...released(pod, at), goneAt: at };
  const held = now.verdict === "blocks";
  if (pod.cause === now.cause && held === (pod.heldSince !== undefined)) return pod;
  const { cause, detail } = now;
  const before = released(pod, at);
  return held ? { ...before, cause, detail, heldBy: cause, heldSince: at } : { ...before, cause, detail };
}

/** What held it does so no more. */
function released({ heldSince, ...pod }: RunPod, at: string): RunPod {
  if (heldSince === undefined) return pod;
  return { ...pod, heldMs: pod.heldMs + Math.max(0, Date.parse(at) - Date.parse(heldSince)) };
}

/** The pods as they stay in the record: nothing holds anything after the end. */
export function settledPods(pods: readonly RunPod[], at: string): readonly RunPod[] {
  return pods.map((pod) => released(pod, at));
}

export type Waited = Partial<Record<WaitsFor, number>>;

/** How long a drain waited for what, in milliseconds: of several causes at once the hardest counts. */
export function waitedOf(points: readonly DrainPoint[], end: string, before: Waited = {}): Waited {
  const waited: Waited = { ...before };
  for (const [place, { at, waitsFor }] of points.entries()) {
    const until = points[place + 1]?.at ?? end;
    const ms = Date.parse(until) - Date.parse(at);
    if (waitsFor !== undefined && ms > 0) waited[waitsFor] = (waited[waitsFor] ?? 0) + ms;
  }
  return waited;
}

/** How it ended, from what was seen of it. */
export function resultOf(run: { completed: boolean; turnedOff: boolean; phase?: Phase }): RunResult {
  if (!run.turnedOff) return "lost";
  if (run.completed) return "ended";
  return run.phase === "failed" ? "failed" : "early";
}
