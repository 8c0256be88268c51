import type { PlanBody } from "@/lib/contracts/plan";
import type { ConsentCause } from "@/lib/domain/intent";
import { agreeWords } from "./plan-readiness";
import { stripWord, viewPlan } from "./plan-view";

/** Most nodes that maintenance is turned on for at once: each plan is read and shown. */
export const MOST_AT_ONCE = 25;

/** Pods that a person agreed to, by their UIDs: each for one cause. */
export type Agreed = ReadonlyMap<string, ConsentCause>;

/**
 * Why maintenance will not be turned on for this node with the others, as a sentence; undefined when it will. `mayNot` is
 * why its plan is not this person's to carry out: told before they agree to anything.
 */
export function leftOut(
  plan: PlanBody | undefined,
  failure: string | undefined,
  agreed: Agreed,
  mayNot?: string,
): string | undefined {
  if (failure !== undefined) return `The plan could not be read: ${failure}.`;
  if (plan === undefined) return "The plan is being made.";
  if (plan.refusal !== undefined) return plan.refusal;
  if (mayNot !== undefined) return mayNot;
  const missing = plan.needsConsent.filter(({ uid }) => !agreed.has(uid));
  return missing.length > 0 ? `${agreeWords(missing)}.` : undefined;
}

/** A plan in short: "16 move, 1 needs your consent, 3 stay", and how many checks warn. */
export function planWords(plan: PlanBody): string {
  const { strip, checks } = viewPlan(plan);
  const pods = strip.map(({ kind, count }) => `${count} ${stripWord[kind](count)}`);
  const warn = checks.filter(({ state }) => state === "warn").length;
  const warned = warn > 0 ? `. ${warn} ${warn === 1 ? "check warns" : "checks warn"}` : "";
  return `${pods.length > 0 ? pods.join(", ") : "No pod runs there"}${warned}.`;
}

/** Checks that warn, each once, with the number of nodes that it warns of. */
export function warnings(plans: readonly PlanBody[]): { title: string; detail: string; nodes: number }[] {
  const warned = plans.flatMap((plan) => plan.checks.filter(({ state }) => state === "warn"));
  return [...Map.groupBy(warned, ({ title }) => title)].map(([title, those]) => ({
    title,
    detail: those[0]?.detail ?? "",
    nodes: those.length,
  }));
}
