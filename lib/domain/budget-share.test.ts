import { describe, expect, it } from "vitest";
import type { DecideInput } from "./action";
import type { Attempt } from "./attempts";
import { toProbe, withRoom } from "./budget-share";
import type { ObservedBudget, ObservedPod } from "./observed";
import { buildBudget, buildInput, buildPod, NOW } from "./testing/build";

const now = NOW.getTime();
const SEEN = "shop/x@1";
const pods = ["p1", "p2", "p3"].map((name) => buildPod(name));
const names = (found: ObservedPod[]) => found.map(({ name }) => name);
const attempt = (over: Partial<Attempt>): Attempt => ({
  at: now - 50,
  times: 1,
  verb: "evict",
  outcome: "accepted",
  retryAt: now + 15_000,
  budgetVersion: SEEN,
  ...over,
});

function input(over: Partial<DecideInput> & { budgets: ObservedBudget[] }): DecideInput {
  return { ...buildInput({ pods, ...over }), inFlight: new Map(), slots: 10, ...over };
}

describe("withRoom", () => {
  const room = (over: Partial<DecideInput>, left = 2) =>
    names(withRoom(input({ budgets: [buildBudget("x", { disruptionsAllowed: left })], ...over }), pods));
  const having = (...attempts: Partial<Attempt>[]) => ({
    attempts: new Map(attempts.map((over, n) => [`gone-${n}`, attempt(over)])),
  });

  it.each<[string, Partial<DecideInput>, string[]]>([
    ["one at a time, though it allows two", {}, ["p1"]],
    ["none while another of its evictions is on its way", { inFlight: new Map([["q", "shop/x@0"]]) }, []],
    ["one beside another budget's", { inFlight: new Map([["q", "shop/y@1,lab/x@1"]]) }, ["p1"]],
    ["one beside a pod without any", { inFlight: new Map([["q", ""]]) }, ["p1"]],
    ["one more after an accepted one that its status does not show", having({}), ["p1"]],
    ["none after as many as it allowed", having({}, {}), []],
    [
      "one again when its status shows them",
      having({ budgetVersion: "shop/x@0" }, { budgetVersion: "shop/x@0" }),
      ["p1"],
    ],
    ["one again if its status has not come for 10 s", having({ at: now - 10_000 }, {}), ["p1"]],
    ["none after this version refused one", having({ outcome: "budget" }), []],
    ["one after a failed one", having({ outcome: "error" }, { outcome: "error" }), ["p1"]],
  ])("lets leave %s", (_, over, expected) => expect(room(over)).toEqual(expected));

  it("lets all leave that no budget counts", () => {
    expect(names(withRoom(input({ budgets: [] }), pods))).toEqual(["p1", "p2", "p3"]);
    const sick = buildPod("sick", { ready: false });
    const budgets = [buildBudget("x")];
    expect(names(withRoom(input({ budgets }), [sick, ...pods]))).toEqual(["sick", "p1"]);
  });
});

describe("toProbe", () => {
  const budgets = [buildBudget("x", { disruptionsAllowed: 0 })];
  it.each<[string, Partial<DecideInput>, string[], boolean]>([
    ["one of a budget's pods", {}, ["p1"], true],
    ["none while one is asked", { inFlight: new Map([["p3", SEEN]]) }, [], true],
    [
      "none soon after one was accepted",
      { attempts: new Map([["q", attempt({ at: now - 9_999 })]]) },
      [],
      true,
    ],
    [
      "one 10 s after one was accepted",
      { attempts: new Map([["q", attempt({ at: now - 10_000 })]]) },
      ["p1"],
      true,
    ],
    [
      "none before a refusal's time, though the budget has changed",
      {
        attempts: new Map([
          ["q", attempt({ outcome: "budget", retryAt: now + 1, budgetVersion: "shop/x@0" })],
        ]),
      },
      [],
      true,
    ],
    [
      "one at a refusal's time if the budget has changed",
      {
        attempts: new Map([["q", attempt({ outcome: "budget", retryAt: now, budgetVersion: "shop/x@0" })]]),
      },
      ["p1"],
      true,
    ],
    [
      "none after a refusal of the budget as it is, and time changes nothing",
      { attempts: new Map([["q", attempt({ outcome: "budget", retryAt: now })]]) },
      [],
      false,
    ],
    [
      "one if another budget's was asked",
      { attempts: new Map([["q", attempt({ budgetVersion: "shop/y@1" })]]) },
      ["p1"],
      true,
    ],
  ])("asks for %s", (_, over, expected, later) => {
    const found = toProbe(input({ budgets, ...over }), pods);
    expect([names(found.probes), found.later]).toEqual([expected, later]);
  });
});
