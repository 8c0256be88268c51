import type { Owner } from "@/lib/domain/access/owner";
import type { Whom } from "@/lib/domain/impersonation/whom";
import type { RestartTarget } from "./observed";

export const STEP_STATES = ["waits", "restarting", "done", "skipped", "failed", "left"] as const;
/**
 * waits: its turn has not come, or something has to pass first. restarting: its template was, or is being, changed.
 * skipped: it could not be restarted any more. left: the series ended before it was done.
 */
export type StepState = (typeof STEP_STATES)[number];

export interface RestartStep extends RestartTarget {
  state: StepState;
  /** What it waits for, or how it ended. */
  why?: string;
  /** When its turn came. ISO 8601. */
  since?: string;
  /** The value of its annotation: written down before the template is changed, so that doing it twice changes nothing. */
  restartedAt?: string;
  /** The API server has taken the change. */
  asked?: true;
  endedAt?: string;
}

export const SERIES_STATES = ["running", "done", "stopped", "failed"] as const;
export type SeriesState = (typeof SERIES_STATES)[number];

/** Workloads that a person chose to be restarted, one after another. A record of the console, kept in its database. */
export interface RestartSeries {
  id: string;
  cluster: string;
  by: string;
  /** The same, to ask each time whether they still may. */
  owner?: Owner;
  /** Whom the cluster sees, where commands go out in people's names. */
  whom?: Whom;
  state: SeriesState;
  why?: string;
  steps: RestartStep[];
  beganAt: string;
  endedAt?: string;
  /** When a console last worked on it. */
  seenAt: string;
  /** Counts writes: of two that change it at the same time one has to look again. */
  version: number;
}

/** A console that comes back after so long goes on with nothing: somebody may have left it for good. Milliseconds. */
export const ABANDONED_MS = 10 * 60_000;

const ENDED: ReadonlySet<StepState> = new Set(["done", "skipped", "failed", "left"]);

/** The workload whose turn it is. */
export function currentStep({ steps }: Pick<RestartSeries, "steps">): RestartStep | undefined {
  return steps.find(({ state }) => !ENDED.has(state));
}

function leave(step: RestartStep, at: string): RestartStep {
  if (ENDED.has(step.state)) return step;
  const why =
    step.state === "restarting"
      ? "Its rollout goes on in the cluster; it is not followed any more."
      : "Not restarted.";
  return { ...step, state: "left", why, endedAt: at };
}

/** Ends a series; what its turn has not come to stays as it is, and a rollout that was asked for goes on. */
export function endSeries(
  series: RestartSeries,
  end: { state: Exclude<SeriesState, "running">; why?: string },
  now: Date,
): RestartSeries {
  const at = now.toISOString();
  return { ...series, ...end, endedAt: at, steps: series.steps.map((step) => leave(step, at)) };
}

/** The series with the current step changed; ended when that was the last one, or failed. */
export function withStep(series: RestartSeries, change: Partial<RestartStep>, now: Date): RestartSeries {
  const current = currentStep(series);
  const steps = series.steps.map((step) => (step === current ? { ...step, ...change } : step));
  const changed = { ...series, steps };
  if (change.state === "failed" && current)
    return endSeries(
      changed,
      { state: "failed", why: `${current.name} did not finish. ${change.why ?? ""}`.trim() },
      now,
    );
  return currentStep(changed) === undefined ? endSeries(changed, { state: "done" }, now) : changed;
}

/** Why a series that was found running is not gone on with; undefined: it is. */
export function abandoned({ seenAt }: Pick<RestartSeries, "seenAt">, now: Date): string | undefined {
  const silent = now.getTime() - Date.parse(seenAt);
  return silent > ABANDONED_MS
    ? "No console worked on it for more than ten minutes, so nothing more was restarted."
    : undefined;
}
