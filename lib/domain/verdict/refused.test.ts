import { describe, expect, it } from "vitest";
import type { Attempt } from "@/lib/domain/attempts";
import { decide } from "@/lib/domain/decide";
import { stateOf } from "@/lib/domain/state";
import { buildBudget, buildInput, buildPod, NOW } from "@/lib/domain/testing/build";

const attempted = (over: Partial<Attempt>): Attempt => ({
  at: NOW.getTime() - 60_000,
  times: 1,
  verb: "evict",
  outcome: "denied",
  retryAt: NOW.getTime() - 1,
  ...over,
});

function inputWith(over: Partial<Attempt>, budgets = [] as ReturnType<typeof buildBudget>[]) {
  return buildInput({ pods: [buildPod("p")], budgets, attempts: new Map([["uid-p", attempted(over)]]) });
}

describe("what came of asking is told as what, to what, why, and what to do", () => {
  it.each<[string, Partial<Attempt>, object]>([
    [
      "a webhook's no",
      { by: "evict.example", message: "quorum would be lost." },
      {
        cause: "refused",
        fact: "denied by evict.example",
        detail:
          'evict.example denies its eviction: "quorum would be lost". Whoever runs that webhook or policy has to allow it, or stop the pod another way.',
      },
    ],
    [
      "a no without a name",
      { message: "pods is forbidden" },
      {
        cause: "refused",
        detail:
          'The API server refuses its eviction: "pods is forbidden". Somebody has to allow that, or delete the pod by name.',
      },
    ],
    ["a no without a word", {}, { cause: "refused", detail: expect.stringContaining("no reason given.") }],
    [
      "not now",
      { outcome: "postponed", by: "virt", message: "Evacuation in progress", times: 7 },
      {
        cause: "webhook-wait",
        detail: 'virt says not now: "Evacuation in progress". Asked 7 times; it goes on asking.',
      },
    ],
    [
      "no right",
      { outcome: "forbidden", message: "cannot create pods/eviction" },
      {
        cause: "refused",
        fact: "not permitted",
        detail: expect.stringContaining("Apply the ClusterRole of deploy/rbac.yaml."),
      },
    ],
    [
      "budgets that can't be seen",
      { outcome: "several-budgets" },
      { cause: "refused", detail: expect.stringContaining("Narrow a selector.") },
    ],
    [
      "a budget that can't be seen",
      { outcome: "budget", message: "The disruption budget x needs 2 healthy pods and has 2 currently" },
      {
        cause: "budget-wait",
        detail:
          'The API server says: "The disruption budget x needs 2 healthy pods and has 2 currently". The budget itself can\'t be read here.',
      },
    ],
    [
      "a webhook that stays down",
      { outcome: "webhook-failed", by: "w", message: "connection refused", times: 3 },
      {
        cause: "refused",
        fact: "webhook fails",
        detail:
          'Webhook w has to be asked about its eviction and does not answer: "connection refused". Bring it back, or remove its configuration if it is gone for good.',
      },
    ],
    [
      "an error that stays",
      { outcome: "error", message: "etcdserver: request timed out", times: 3 },
      {
        cause: "refused",
        detail: expect.stringContaining('failed 3 times: "etcdserver: request timed out"'),
      },
    ],
  ])("%s", (_, attempt, ruling) => {
    expect(stateOf(inputWith(attempt)).remaining).toMatchObject([{ verdict: "blocks", ...ruling }]);
  });

  it.each<[string, Partial<Attempt>]>([
    ["accepted", { outcome: "accepted" }],
    ["throttled", { outcome: "throttled", times: 9 }],
    ["in a namespace that ends", { outcome: "namespace-terminating", times: 9 }],
    ["a webhook that failed twice", { outcome: "webhook-failed", by: "w", times: 2 }],
    ["an error that came twice", { outcome: "error", times: 2 }],
  ])("%s is no refusal", (_, attempt) => {
    expect(stateOf(inputWith(attempt)).remaining).toMatchObject([{ verdict: "moves" }]);
  });

  it("a budget that is seen speaks for itself", () => {
    const budgets = [buildBudget("x", { disruptionsAllowed: 0 })];
    const [pod] = stateOf(inputWith({ outcome: "budget", message: "server" }, budgets)).remaining;
    expect(pod).toMatchObject({ cause: "budget-wait", budget: "shop/x" });
  });
});

describe("the maintenance of a pod that", () => {
  it.each<[string, Partial<Attempt>, string, string]>([
    ["is denied needs somebody", {}, "blocked", "p: its eviction is refused"],
    [
      "waits for a webhook goes on",
      { outcome: "postponed" },
      "initiated",
      "3 of 4 pods moved, 1 waits for a webhook",
    ],
  ])("%s", (_, attempt, phase, headline) => {
    expect(stateOf(inputWith(attempt))).toMatchObject({ phase, headline });
  });

  it.each<Attempt["outcome"]>([
    "denied",
    "postponed",
    "forbidden",
    "several-budgets",
    "budget",
    "webhook-failed",
    "error",
  ])("came to %s is asked again once it is due", (outcome) => {
    const actionsAt = (retryAt: number) =>
      decide({ ...inputWith({ outcome, times: 3, retryAt }), inFlight: new Map(), slots: 9 }).actions;
    expect(actionsAt(NOW.getTime() + 1)).toEqual([]);
    expect(actionsAt(NOW.getTime())).toMatchObject([{ type: "evict", pod: { name: "p" } }]);
  });
});
