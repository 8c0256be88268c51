import { describe, expect, it } from "vitest";
import { nextAttempt } from "./attempt";

const NOW = 1_000_000;
type Outcome = Parameters<typeof nextAttempt>[1];
const dueIn = (outcome: Outcome, times = 0) => {
  const before =
    times === 0 ? undefined : { at: 0, times, verb: "evict" as const, outcome: "error" as const, retryAt: 0 };
  return nextAttempt(before, outcome, NOW, "v1").retryAt - NOW;
};

describe("nextAttempt", () => {
  it.each<[string, Outcome, number]>([
    ["an accepted eviction is given time to show on the watch", { kind: "accepted" }, 15_000],
    ["a budget is asked again after 10 s", { kind: "budget", message: "" }, 10_000],
    ["a budget's own Retry-After counts", { kind: "budget", message: "", retryAfterMs: 3_000 }, 3_000],
    ["throttling waits as long as it was told", { kind: "throttled", retryAfterMs: 2_000 }, 2_000],
    ["two budgets are asked rarely", { kind: "several-budgets", message: "" }, 30_000],
    ["a denial waits at least 10 s", { kind: "denied", message: "no" }, 10_000],
    ["a missing right waits as long", { kind: "forbidden", message: "no" }, 10_000],
    ["a webhook's not now is asked again after 10 s", { kind: "postponed", message: "" }, 10_000],
    ["or when it says", { kind: "postponed", message: "", retryAfterMs: 2_000 }, 2_000],
    ["a webhook that is down is tried again soon", { kind: "webhook-failed", by: "w", message: "" }, 1_000],
    ["an error is tried again soon", { kind: "error", message: "EOF" }, 1_000],
    ["but not before its Retry-After", { kind: "error", message: "", retryAfterMs: 10_000 }, 10_000],
  ])("%s", (_name, outcome, due) => expect(dueIn(outcome)).toBe(due));

  it("doubles the wait after errors up to 30 s", () => {
    const waits = [0, 1, 2, 3, 4, 5, 50].map((times) => dueIn({ kind: "error", message: "" }, times));
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  });

  it.each<[Outcome, string]>([
    [{ kind: "denied", message: "no", by: "hook" }, "denied"],
    [{ kind: "postponed", message: "no", by: "hook" }, "postponed"],
    [{ kind: "webhook-failed", message: "no", by: "hook" }, "webhook-failed"],
  ])("keeps who said it: %o", (outcome, kind) => {
    const attempt = nextAttempt(undefined, outcome, NOW, "v1");
    expect(attempt).toMatchObject({ outcome: kind, message: "no", by: "hook" });
  });

  it("asks a webhook that goes on saying not now no more rarely: it may take minutes, and end at once", () => {
    const waits = [0, 5, 50].map((times) => dueIn({ kind: "postponed", message: "" }, times));
    expect(waits).toEqual([10_000, 10_000, 10_000]);
  });

  it("counts tries and keeps the words and the budget's version", () => {
    const first = nextAttempt(undefined, { kind: "budget", message: "needs 2" }, NOW, "v1");
    const second = nextAttempt(first, { kind: "budget", message: "needs 2" }, NOW + 1, "v2");
    expect(second).toMatchObject({ times: 2, message: "needs 2", budgetVersion: "v2", outcome: "budget" });
  });
});
