import { describe, expect, it } from "vitest";
import type { BudgetDemand } from "@/lib/domain/maintenance";
import { budgetWords, leastTimeWords } from "./budget-words";

const budget: BudgetDemand = {
  namespace: "shop",
  name: "web",
  selector: "app=web",
  demand: 3,
  allowed: 1,
  healthy: 4,
  needed: 3,
  expected: 4,
  state: "allows",
};

describe("budgetWords", () => {
  it.each<[string, Partial<BudgetDemand>, string | undefined]>([
    ["lets all go at once", { demand: 1 }, undefined],
    ["lets them go one after another", {}, "1 at a time, the next when a replacement is Ready."],
    [
      "waits",
      { state: "waits", allowed: 0, why: "2 of 3 healthy, 2 needed" },
      "Allows none now: 2 of 3 healthy, 2 needed.",
    ],
    [
      "can never allow it",
      { state: "never", allowed: 0, why: "it needs 2 of 2 healthy" },
      "Can never allow it: it needs 2 of 2 healthy.",
    ],
  ])("%s", (_what, change, words) => {
    expect(budgetWords({ ...budget, ...change })).toBe(words);
  });
});

describe("leastTimeWords", () => {
  it("names the budget that takes more than one round", () => {
    expect(leastTimeWords({ seconds: 94, rounds: 3, budget: "shop/web" })).toEqual({
      least: "At least 1 min 34 s",
      of: "3 rounds for budget shop/web. Whole grace periods, replacements Ready at once; no other estimate.",
    });
  });

  it("says no more of one round", () => {
    expect(leastTimeWords({ seconds: 30, rounds: 1 }).of).toBe(
      "whole grace periods, replacements Ready at once; no other estimate.",
    );
  });
});
