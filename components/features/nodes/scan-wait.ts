import type { PlanBody } from "@/lib/contracts/plan";
import { notReady, PLAN_CURRENT_MS, type PlanMoment, SETTLE_MS } from "./plan-readiness";

/** What to do about a scan that runs: wait for its end with the dialog open, or start under it. */
export type UnderScan = "wait" | "start";

/** The check of the plan that tells of a scan, while one runs. */
export function runningScan(plan: PlanBody | undefined): PlanBody["checks"][number] | undefined {
  return plan?.checks.find(({ id, state }) => id === "scans" && state === "warn");
}

/** What comes by itself: the plan is read again, an answer arrives. */
function passes({ plan, sending, failure, stale, ageMs, settledMs }: PlanMoment): boolean {
  return (
    plan === undefined ||
    sending ||
    failure !== undefined ||
    stale !== undefined ||
    ageMs > PLAN_CURRENT_MS ||
    settledMs < SETTLE_MS
  );
}

/** Of a start that waits for a scan: it waits on, it starts, or the plan no longer holds and a person is asked again. */
export function afterScan(moment: PlanMoment): "wait" | "start" | { stop: string } {
  if (runningScan(moment.plan) || passes(moment)) return "wait";
  const missing = notReady(moment);
  return missing === undefined ? "start" : { stop: missing };
}
