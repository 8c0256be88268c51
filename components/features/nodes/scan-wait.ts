import type { PlanBody } from "@/lib/contracts/plan";
import { unbroken } from "./node-words";
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

/** Beside the button while it waits. It stays the same while the scan goes on: it is read aloud when it changes. */
export function waitWords(scanRuns: boolean): string {
  return scanRuns
    ? "Keep this open: it starts when the scan has ended. Closed, it starts nothing."
    : "Keep this open: the scan has ended, and the plan is read once more.";
}

/** Told when the dialog goes while it waits. */
export function leftWords(node: string): { title: string; text: string } {
  return {
    title: `Maintenance mode of ${unbroken(node)} will not start`,
    text: "Its dialog was closed while it waited for the scan. Open the plan again to wait, or to start under the scan.",
  };
}

/** Of a start that waits for a scan: it waits on, it starts, or the plan no longer holds and a person is asked again. */
export function afterScan(moment: PlanMoment): "wait" | "start" | { stop: string } {
  if (runningScan(moment.plan) || passes(moment)) return "wait";
  const missing = notReady(moment);
  return missing === undefined ? "start" : { stop: missing };
}
