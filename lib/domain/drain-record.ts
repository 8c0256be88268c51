import type { MaintenanceState, PodVerdict } from "./maintenance";

/** What pods that don't move now wait for, hardest first; the last two hold all of them. */
export type WaitsFor = "person" | "budget" | "webhook" | "job" | "answer" | "deadline";

/** How far a drain was at an instant, until the next point. */
export interface DrainPoint {
  at: string;
  /** Pods that still are to leave. */
  left: number;
  /** How many of them wait, and for what. */
  waiting: number;
  waitsFor?: WaitsFor;
}

const WAITS: Partial<Record<PodVerdict["cause"], WaitsFor>> = {
  "budget-wait": "budget",
  "webhook-wait": "webhook",
  "job-wait": "job",
};
const HARDEST: readonly WaitsFor[] = ["person", "budget", "webhook", "job"];

/** One look at a drain as a point of its record. `at` is ISO 8601. */
export function drainPoint(state: MaintenanceState, at: string): DrainPoint {
  const left = state.remaining.length;
  const still = (waitsFor: WaitsFor): DrainPoint => ({ at, left, waiting: left, waitsFor });
  if (left > 0 && state.phase === "paused") return still("answer");
  if (left > 0 && state.phase === "failed") return still("deadline");
  const waits = state.remaining
    .filter(({ verdict }) => verdict === "blocks")
    .map(({ cause }) => WAITS[cause] ?? "person");
  const waitsFor = HARDEST.find((kind) => waits.includes(kind));
  return { at, left, waiting: waits.filter((kind) => kind === waitsFor).length, waitsFor };
}

/** A record is drawn a thousand pixels wide. */
const KEPT = 240;

/** The record with the point behind it: the same array where nothing changed, thinned when it grows long. */
export function withPoint(points: readonly DrainPoint[], point: DrainPoint): readonly DrainPoint[] {
  const last = points.at(-1);
  if (last && last.left === point.left && last.waiting === point.waiting && last.waitsFor === point.waitsFor)
    return points;
  const longer = [...points, point];
  return longer.length > KEPT ? thinned(longer) : longer;
}

/** Leaves out every other point between the ends, but none at which a wait begins or ends. */
function thinned(points: readonly DrainPoint[]): DrainPoint[] {
  return points.filter((point, at) => {
    const turns = points[at - 1]?.waitsFor !== point.waitsFor;
    return turns || at % 2 === 0 || at === points.length - 1;
  });
}

/** Since when a pod that is still here has been held by what holds it now. */
export interface PodWait {
  uid: string;
  since: string;
}

export interface KnownWait {
  cause: PodVerdict["cause"];
  since: string;
}

/**
 * When the cluster itself tells since when a pod is held: it was asked to stop its grace period before its
 * deletionTimestamp, and is stuck since then. Milliseconds; NaN where it does not tell.
 */
function toldBy({ cause, deletionAt = "", graceSeconds }: PodVerdict): number {
  if (cause === "terminating") return Date.parse(deletionAt) - graceSeconds * 1000;
  return cause === "stuck-terminating" ? Date.parse(deletionAt) : Number.NaN;
}

/** Since when each remaining pod has been in its cause: what is known is kept while the cause is the same. */
export function waitsOf(
  remaining: readonly PodVerdict[],
  known: ReadonlyMap<string, KnownWait>,
  now: string,
): Map<string, KnownWait> {
  return new Map(
    remaining.map((pod) => {
      const { uid, cause } = pod;
      const before = known.get(uid);
      if (before?.cause === cause) return [uid, before];
      const told = toldBy(pod);
      // Clocks differ: nothing began in the future.
      const since = Number.isNaN(told) ? now : new Date(Math.min(told, Date.parse(now))).toISOString();
      return [uid, { cause, since }];
    }),
  );
}
