import type { RunLineBody, RunPodBody, RunTimesBody } from "@/lib/contracts/run";
import type { WaitsFor } from "@/lib/domain/drain-record";
import type { RunResult } from "@/lib/domain/run-record";
import type { TimeClass } from "@/lib/domain/run-times";
import { count, formatDuration } from "@/lib/domain/words";
import { PERIODS, type RunsFilter } from "./view-state";

export const resultWord: Record<RunResult, string> = {
  ended: "Ended",
  early: "Turned off early",
  failed: "Failed",
  lost: "Lost",
};

/** What each means, for who asks. */
export const resultMeaning: Record<RunResult, string> = {
  ended: "It was Complete, and somebody turned it off.",
  early: "Somebody turned it off before it was Complete.",
  failed: "Its deadline passed before it was Complete.",
  lost: "Nobody turned it off: its node or its annotation went.",
};

/** "212 runs", "7 runs begun in the last 7 days": what the figure is of, for who only hears it. */
export function runsWords(total: number, time: RunsFilter["time"]): string {
  const runs = `${total.toLocaleString("en")} ${total === 1 ? "run" : "runs"}`;
  switch (time) {
    case "":
      return runs;
    case "days":
      return `${runs} begun between these days`;
    default:
      return `${runs} begun in the last ${PERIODS[time]} days`;
  }
}

export interface RunSpans {
  /** From on to Complete, or to its end where it never was. Milliseconds. */
  drainedMs: number;
  /** From Complete to its end. Milliseconds. */
  heldMs: number;
}

/** `now` is the end of one that goes on. */
export function spansOf(run: Pick<RunLineBody, "since" | "completeAt" | "ended">, now: number): RunSpans {
  const end = run.ended ? Date.parse(run.ended.at) : now;
  const complete = run.completeAt ? Date.parse(run.completeAt) : end;
  return {
    drainedMs: Math.max(0, complete - Date.parse(run.since)),
    heldMs: Math.max(0, end - complete),
  };
}

/** "4 min 10 s, 31 min"; of one that never was Complete the first alone. */
export function spanWords({ drainedMs, heldMs }: RunSpans, completed: boolean): string {
  return completed ? `${formatDuration(drainedMs)}, ${formatDuration(heldMs)}` : formatDuration(drainedMs);
}

/** "22 of 22"; what was counted in no record is not made up. */
export function podsWords({ podsGone, podsToMove }: Pick<RunLineBody, "podsGone" | "podsToMove">): string {
  return podsGone === undefined
    ? `${podsToMove} to move`
    : `${podsGone} of ${Math.max(podsGone, podsToMove)}`;
}

export const waitWord: Record<WaitsFor, string> = {
  budget: "A disruption budget",
  person: "A person",
  webhook: "An admission webhook",
  job: "A Job to finish",
  answer: "An answer, while paused",
  deadline: "Somebody, past the deadline",
};

/** How long drains took in all; where none was to its end there is nothing to say of them. */
export function drainedWords({
  runs,
  drained,
  medianMs,
  p95Ms,
  longestMs,
}: Pick<RunTimesBody, "runs" | "drained" | "medianMs" | "p95Ms" | "longestMs">): string {
  if (medianMs === undefined || p95Ms === undefined || longestMs === undefined)
    return `None of ${count(runs, "run")} became Complete.`;
  const [half, most, longest] = [medianMs, p95Ms, longestMs].map(formatDuration);
  return `${count(drained, "run")} of ${runs} became Complete. Half of them took no longer than ${half}, 95 of 100 no longer than ${most}, the longest ${longest}.`;
}

/** "under 30 s", "30 s to 1 min", "from 1 h". `before` is the class before it. */
export function classWords(one: TimeClass, before: TimeClass | undefined): string {
  const from = before?.below === undefined ? undefined : shortSeconds(before.below);
  if (one.below === undefined) return `from ${from}`;
  return from === undefined ? `under ${shortSeconds(one.below)}` : `${from} to ${shortSeconds(one.below)}`;
}

function shortSeconds(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  return seconds < 3600 ? `${seconds / 60} min` : `${seconds / 3600} h`;
}

/** What became of a pod: "Gone after 12 s", "Deleted by name after 3 s", "Still there at the end". */
export function podOutcome(
  pod: Pick<RunPodBody, "goneAt" | "cause">,
  run: Pick<RunLineBody, "since" | "ended">,
): string {
  if (pod.goneAt === undefined) return run.ended ? "Still there at the end" : "Still there";
  const after = formatDuration(Date.parse(pod.goneAt) - Date.parse(run.since));
  return `${pod.cause === "forced" ? "Deleted by name" : "Gone"} after ${after}`;
}

/** How long something held a pod. What a look found held and the next one free was no wait. */
export function heldWords(ms: number): string {
  return ms < 1_000 ? "not held" : formatDuration(ms);
}
