import { allowanceOf, budgetsOf } from "@/lib/domain/budget";
import { podKey } from "@/lib/domain/observed";
import { nameSome } from "@/lib/domain/words";
import { afterStart, instantOf, type Rule } from "./rule";

/** An option of the run: a Job's pod may finish first, until a time after the start. */
export const waitsForJob: Rule = (pod, context) => {
  const seconds = context.options.waitForJobsSeconds;
  if (seconds === undefined || pod.controller?.kind !== "Job") return undefined;
  const until = afterStart(context, seconds);
  if (until <= context.now.getTime()) return undefined;
  return {
    verdict: "blocks",
    cause: "job-wait",
    detail: `Job ${pod.controller.name} may finish until ${instantOf(until)}; then its pod is evicted.`,
    fact: "waits for its Job",
  };
};

/** The API server answers 500 to such an eviction, always. Source: pkg/registry/core/pod/storage/eviction.go. */
export const severalBudgets: Rule = (pod, { index }) => {
  const budgets = budgetsOf(index, pod);
  if (budgets.length < 2) return undefined;
  const names = nameSome(budgets.map((budget) => podKey(budget)));
  return {
    verdict: "blocks",
    cause: "budgets-several",
    detail: `Budgets ${names} cover it, and the eviction API refuses a pod with more than one. Narrow a selector.`,
    fact: `${budgets.length} budgets`,
    budget: podKey(budgets[0] ?? pod),
  };
};

export const budget: Rule = (pod, { index }) => {
  const [only] = budgetsOf(index, pod);
  if (only === undefined) return undefined;
  const name = podKey(only);
  const allowance = allowanceOf(only, pod);
  switch (allowance.kind) {
    case "allows":
      return undefined;
    case "waits":
      return {
        verdict: "blocks",
        cause: "budget-wait",
        detail: `Budget ${name} allows 0 disruptions: ${allowance.why}. It is asked again when the budget changes.`,
        fact: "waits for a budget",
        budget: name,
      };
    case "never":
      return {
        verdict: "blocks",
        cause: "budget-never",
        detail: `Budget ${name} can never allow a disruption: ${allowance.why}. Add a replica or change the budget.`,
        fact: "budget allows 0",
        budget: name,
      };
  }
};
