import type { WaitsFor } from "./drain-record";
import type { Waited } from "./run-record";

/** Upper ends of the classes of drain times, in seconds; the last class has none. */
const CLASS_ENDS = [30, 60, 120, 300, 600, 1_800, 3_600] as const;
/** In the order in which they are told: what people can do something about first. */
const CAUSES: readonly WaitsFor[] = ["budget", "person", "webhook", "job", "answer", "deadline"];

/** What is looked at of one run. Milliseconds. */
export interface RunTime {
  /** From on to Complete; absent: it never was. */
  drainMs?: number;
  waited: Waited;
}

export interface TimeClass {
  /** Seconds; absent for the last class. */
  below?: number;
  runs: number;
}

export interface RunTimes {
  runs: number;
  /** Those that became Complete. */
  drained: number;
  medianMs?: number;
  /** 95 of 100 took no longer. */
  p95Ms?: number;
  longestMs?: number;
  classes: TimeClass[];
  /** How long drains stood still, by what they waited for; only causes that there were. */
  waits: { waitsFor: WaitsFor; ms: number; runs: number }[];
}

/** Figures of runs: how long drains took, and what held them up. */
export function runTimes(runs: readonly RunTime[]): RunTimes {
  const drains = runs.flatMap(({ drainMs }) => drainMs ?? []).sort((a, b) => a - b);
  return {
    runs: runs.length,
    drained: drains.length,
    medianMs: shareOf(drains, 0.5),
    p95Ms: shareOf(drains, 0.95),
    longestMs: drains.at(-1),
    classes: classesOf(drains),
    waits: waitsOf(runs),
  };
}

/** The smallest that so large a share is not above: a run that there was, nothing in between. */
function shareOf(sorted: readonly number[], share: number): number | undefined {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}

function classesOf(drains: readonly number[]): TimeClass[] {
  const ends = [...CLASS_ENDS, undefined];
  return ends.map((below, place) => {
    const from = place === 0 ? 0 : (CLASS_ENDS[place - 1] ?? 0) * 1000;
    const to = below === undefined ? Number.POSITIVE_INFINITY : below * 1000;
    return { below, runs: drains.filter((ms) => ms >= from && ms < to).length };
  });
}

function waitsOf(runs: readonly RunTime[]): RunTimes["waits"] {
  return CAUSES.flatMap((waitsFor) => {
    const each = runs.flatMap(({ waited }) => waited[waitsFor] ?? []);
    const ms = each.reduce((sum, one) => sum + one, 0);
    return ms === 0 ? [] : [{ waitsFor, ms, runs: each.length }];
  }).sort((a, b) => b.ms - a.ms);
}
