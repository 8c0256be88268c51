import type { ObservedRollout } from "./observed";
import { progressOf } from "./progress";
import type { RestartRefusal } from "./refusal";
import type { RestartStep } from "./restarts";

/** What is seen of a workload when its turn is, or has come. */
export interface SeenTarget {
  /** undefined: it is not there. */
  rollout: ObservedRollout | undefined;
  /** Why it may not be restarted now. */
  refusal: RestartRefusal | undefined;
}

/** So long a workload may wait for its budget, and so long its rollout may take. Milliseconds. */
export const STEP_MS = 30 * 60_000;

export type Next =
  /** Change the template; the step says with which value. */
  | { do: "restart" }
  | { do: "wait"; why: string }
  | { do: "end"; state: "done" | "skipped" | "failed"; why?: string };

/** What to do about the workload whose turn it is. Pure: it may be asked as often as one likes. */
export function nextOf(step: RestartStep, seen: SeenTarget, now: Date): Next {
  return step.state === "restarting" ? follow(step, seen, now) : begin(step, seen, now);
}

function begin(step: RestartStep, { rollout, refusal }: SeenTarget, now: Date): Next {
  if (rollout === undefined) return { do: "end", state: "skipped", why: "It is not there any more." };
  if (refusal === undefined) return { do: "restart" };
  if (!refusal.passes) return { do: "end", state: "skipped", why: refusal.why };
  return tooLong(step, now)
    ? { do: "end", state: "failed", why: `It waited for 30 minutes. ${refusal.why}` }
    : { do: "wait", why: refusal.why };
}

function follow(step: RestartStep, { rollout }: SeenTarget, now: Date): Next {
  if (rollout === undefined) return { do: "end", state: "failed", why: "It was deleted meanwhile." };
  // A console that ended in between does not know whether its change was taken; one of a later restart holds as well.
  if (!step.asked && !isMarked(rollout, step)) return { do: "restart" };
  const progress = progressOf(rollout);
  switch (progress.state) {
    case "done":
      return { do: "end", state: "done" };
    case "stuck":
      return { do: "end", state: "failed", why: progress.words };
    case "under-way":
      return tooLong(step, now)
        ? { do: "end", state: "failed", why: `Not done after 30 minutes: ${progress.words}.` }
        : { do: "wait", why: progress.words };
  }
}

function isMarked({ restartedAt = "" }: ObservedRollout, step: RestartStep): boolean {
  return Date.parse(restartedAt) >= Date.parse(step.restartedAt ?? "");
}

function tooLong({ since = "" }: RestartStep, now: Date): boolean {
  return now.getTime() - Date.parse(since) > STEP_MS;
}
