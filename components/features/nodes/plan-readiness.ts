import type { PlanBody } from "@/lib/contracts/plan";
import { count } from "@/lib/domain/words";
import type { ConsentNeedCause } from "./pod-groups";

/** A plan is read again every 2 s; one older than this is not what the cluster looks like now. Milliseconds. */
export const PLAN_CURRENT_MS = 8_000;
/** After a verdict changed under the reader's eyes the button waits, so that a click in flight does not agree to it. */
export const SETTLE_MS = 1_000;

export interface PlanMoment {
  plan: PlanBody | undefined;
  /** Milliseconds since the plan was made. */
  ageMs: number;
  /** Milliseconds since a verdict changed. */
  settledMs: number;
  reason: string;
  /** What is missing in the options. */
  unfinished?: string;
  consents: ReadonlySet<string>;
  /** Why nothing can be changed while the screen is not live. */
  stale?: string;
  /** What the last reading of the plan came to, when it failed. */
  failure?: string;
  sending: boolean;
}

/** Why maintenance can't be turned on now, as a sentence that says what to do; undefined when it can. */
export function notReady(moment: PlanMoment): string | undefined {
  const { plan, consents } = moment;
  if (moment.sending) return "Turning on.";
  if (moment.stale !== undefined) return moment.stale;
  if (moment.failure !== undefined) return `The plan could not be read again: ${moment.failure}.`;
  if (plan === undefined) return "The plan is being made.";
  if (plan.refusal !== undefined) return plan.refusal;
  const missing = plan.needsConsent.filter((need) => !consents.has(need.uid));
  const noReason = moment.reason.trim() === "";
  if (missing.length > 0)
    return `${agreeWords(missing)}, ${noReason ? "and give a reason" : "or remove them first"}.`;
  if (noReason) return "Give a reason.";
  if (moment.unfinished !== undefined) return moment.unfinished;
  if (moment.ageMs > PLAN_CURRENT_MS) return "The plan is not current. It is being read again.";
  if (moment.settledMs < SETTLE_MS) return "The plan changed just now.";
  return undefined;
}

/** "Agree to lose 2 pods by name"; one that stays by consent is not lost. */
export function agreeWords(needs: readonly { cause: ConsentNeedCause }[]): string {
  const pods = count(needs.length, "pod");
  const stays = needs.filter(({ cause }) => cause === "comes-back").length;
  if (stays === 0) return `Agree to lose ${pods} by name`;
  return stays === needs.length
    ? `Agree to leave ${pods} here by name`
    : `Agree by name to lose or leave ${pods}`;
}
