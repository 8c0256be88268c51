import type { BudgetDemand, LeastTime } from "@/lib/domain/maintenance";
import { formatDuration } from "@/lib/domain/words";

/** What a budget's numbers come to for this drain; undefined when it lets all go at once. */
export function budgetWords({ state, demand, allowed, why }: BudgetDemand): string | undefined {
  const because = why === undefined ? "" : `: ${why}`;
  switch (state) {
    case "never":
      return `Can never allow it${because}.`;
    case "waits":
      return `Allows none now${because}.`;
    case "allows":
      return demand > allowed ? `${allowed} at a time, the next when a replacement is Ready.` : undefined;
  }
}

/** "At least 1 min 34 s" and what that is made of. No other estimate is made. */
export function leastTimeWords({ seconds, rounds, budget }: LeastTime): { least: string; of: string } {
  const because = rounds > 1 && budget !== undefined ? `${rounds} rounds for budget ${budget}. ` : "";
  return {
    least: `At least ${formatDuration(seconds * 1000)}`,
    of: `${because}${because === "" ? "whole" : "Whole"} grace periods, replacements Ready at once; no other estimate.`,
  };
}
