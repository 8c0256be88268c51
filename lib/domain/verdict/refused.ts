import type { Attempt } from "@/lib/domain/attempts";
import { budgetsOf } from "@/lib/domain/budget";
import { count } from "@/lib/domain/words";
import type { Rule, Ruling } from "./rule";

/** A failure is called one after so many tries in a row: a webhook that restarts is no news. */
const FAILED_TIMES = 3;

function quoted({ message }: Attempt): string {
  return message ? `"${message.replace(/[.\s]+$/, "")}"` : "no reason given";
}

function refusal(detail: string, fact: string): Ruling {
  return { verdict: "blocks", cause: "refused", detail, fact };
}

/**
 * What came of asking for its eviction, where that says more than the budgets do: what happened, why, and who can change
 * it. Each is asked again all the same, because whoever refused has the last word.
 */
export const refused: Rule = (pod, { index, attempts }) => {
  const attempt = attempts.get(pod.uid);
  if (attempt === undefined) return undefined;
  const { by, times } = attempt;
  switch (attempt.outcome) {
    case "denied":
      return by === undefined
        ? refusal(
            `The API server refuses its eviction: ${quoted(attempt)}. Somebody has to allow that, or delete the pod by name.`,
            "refused",
          )
        : refusal(
            `${by} denies its eviction: ${quoted(attempt)}. Whoever runs that webhook or policy has to allow it, or stop the pod another way.`,
            `denied by ${by}`,
          );
    case "postponed":
      return {
        verdict: "blocks",
        cause: "webhook-wait",
        detail: `${by ?? "The API server"} says not now: ${quoted(attempt)}. Asked ${count(times, "time")}; it goes on asking.`,
        fact: "waits for a webhook",
      };
    case "forbidden":
      return refusal(
        `The console's credentials may not evict it: ${quoted(attempt)}. Apply the ClusterRole of deploy/rbac.yaml.`,
        "not permitted",
      );
    case "several-budgets":
      // Reached only where the budgets themselves can't be read.
      return refusal(
        "More than one budget covers it, and the eviction API refuses such a pod. Narrow a selector.",
        "several budgets",
      );
    case "budget":
      // The same: the API server names a budget that is not seen here.
      if (budgetsOf(index, pod).length > 0) return undefined;
      return {
        verdict: "blocks",
        cause: "budget-wait",
        detail: `The API server says: ${quoted(attempt)}. The budget itself can't be read here.`,
        fact: "waits for a budget",
      };
    case "webhook-failed":
      if (times < FAILED_TIMES) return undefined;
      return refusal(
        `Webhook ${by} has to be asked about its eviction and does not answer: ${quoted(attempt)}. Bring it back, or remove its configuration if it is gone for good.`,
        "webhook fails",
      );
    case "error":
      if (times < FAILED_TIMES) return undefined;
      return refusal(
        `Its eviction failed ${count(times, "time")}: ${quoted(attempt)}. See the API server's log if it goes on.`,
        "eviction fails",
      );
    case "accepted":
    case "throttled":
    case "namespace-terminating": // leaves with its namespace
      return undefined;
  }
};
