import { describe, expect, it } from "vitest";
import { allowanceOf, budgetsOf } from "./budget";
import type { ObservedBudget, ObservedPod } from "./observed";
import { selects } from "./selector";
import { buildBudget, buildIndex, buildPod } from "./testing/build";

const web = { matchLabels: { app: "web" }, matchExpressions: [] };

describe("selects", () => {
  const expression = (operator: string, ...values: string[]) => ({
    matchLabels: {},
    matchExpressions: [{ key: "tier", operator, values }],
  });
  it.each([
    ["an empty selector", { matchLabels: {}, matchExpressions: [] }, {}, true],
    ["an equal label", web, { app: "web", more: "x" }, true],
    ["another value", web, { app: "db" }, false],
    ["a missing label", web, {}, false],
    ["In", expression("In", "a", "b"), { tier: "b" }, true],
    ["In, another value", expression("In", "a"), { tier: "b" }, false],
    ["In, no label", expression("In", "a"), {}, false],
    ["NotIn", expression("NotIn", "a"), { tier: "b" }, true],
    ["NotIn, no label", expression("NotIn", "a"), {}, true],
    ["NotIn, that value", expression("NotIn", "a"), { tier: "a" }, false],
    ["Exists", expression("Exists"), { tier: "" }, true],
    ["Exists, no label", expression("Exists"), {}, false],
    ["DoesNotExist", expression("DoesNotExist"), {}, true],
    ["DoesNotExist, but it does", expression("DoesNotExist"), { tier: "a" }, false],
    ["an unknown operator", expression("Near", "a"), { tier: "a" }, false],
    [
      "labels and expressions, one fails",
      { ...expression("Exists"), ...{ matchLabels: web.matchLabels } },
      { tier: "a" },
      false,
    ],
  ])("%s", (_, selector, labels: Record<string, string>, expected) => {
    expect(selects(selector, labels)).toBe(expected);
  });
});

describe("budgetsOf", () => {
  const covering = (...budgets: ObservedBudget[]) =>
    budgetsOf(buildIndex({ budgets }), buildPod("p", { labels: { app: "web" } })).map(({ name }) => name);

  it.each([
    ["an empty selector covers the namespace", buildBudget("x"), ["x"]],
    ["an absent selector covers nothing", buildBudget("x", { selector: undefined }), []],
    ["another namespace", buildBudget("x", { namespace: "bank" }), []],
    ["a matching selector", buildBudget("x", { selector: web }), ["x"]],
    [
      "another selector",
      buildBudget("x", { selector: { matchLabels: { app: "db" }, matchExpressions: [] } }),
      [],
    ],
  ])("%s", (_, budget, expected) => {
    expect(covering(budget)).toEqual(expected);
  });

  it("finds each one", () => {
    expect(covering(buildBudget("x"), buildBudget("y", { selector: web }))).toEqual(["x", "y"]);
  });
});

describe("allowanceOf", () => {
  const ANY = Number.POSITIVE_INFINITY;
  const none = { disruptionsAllowed: 0, currentHealthy: 2, desiredHealthy: 2, expectedPods: 3 };
  const sick = { ready: false };
  const cases: [string, Partial<ObservedBudget>, Partial<ObservedPod>, { kind: string; left?: number }][] = [
    ["one allowed", {}, {}, { kind: "allows", left: 1 }],
    ["five allowed", { disruptionsAllowed: 5 }, {}, { kind: "allows", left: 5 }],
    ["none now, a third pod may come back", none, {}, { kind: "waits" }],
    ["none ever: all are needed", { ...none, desiredHealthy: 3 }, {}, { kind: "never" }],
    ["none ever: more are needed than exist", { ...none, desiredHealthy: 5 }, {}, { kind: "never" }],
    ["the controller lags behind", { generation: 2 }, {}, { kind: "waits" }],
    ["it lags and would allow none", { ...none, desiredHealthy: 3, generation: 2 }, {}, { kind: "waits" }],
    ["it could not be computed", { ...none, syncFailed: "no scale" }, {}, { kind: "never" }],
    [
      "it could not be computed, which leaves it unseen for ever",
      { ...none, syncFailed: "no scale", generation: 2 },
      {},
      { kind: "never" },
    ],
    [
      "a pending pod is never counted",
      none,
      { phase: "Pending", ready: false },
      { kind: "allows", left: ANY },
    ],
    ["nor one that succeeded", none, { phase: "Succeeded", ready: false }, { kind: "allows", left: ANY }],
    ["nor one that failed", none, { phase: "Failed", ready: false }, { kind: "allows", left: ANY }],
    ["unhealthy, the others suffice", none, sick, { kind: "allows", left: ANY }],
    ["unhealthy, the others do not suffice", { ...none, currentHealthy: 1 }, sick, { kind: "waits" }],
    [
      "unhealthy, IfHealthyBudget said",
      { ...none, currentHealthy: 1, unhealthyPodEvictionPolicy: "IfHealthyBudget" },
      sick,
      { kind: "waits" },
    ],
    [
      "unhealthy, AlwaysAllow",
      { ...none, currentHealthy: 0, unhealthyPodEvictionPolicy: "AlwaysAllow" },
      sick,
      { kind: "allows", left: ANY },
    ],
    [
      "AlwaysAllow does not spare healthy pods",
      { ...none, unhealthyPodEvictionPolicy: "AlwaysAllow" },
      {},
      { kind: "waits" },
    ],
    [
      "AlwaysAllow does not wait for the controller",
      { ...none, generation: 2, unhealthyPodEvictionPolicy: "AlwaysAllow" },
      sick,
      { kind: "allows", left: ANY },
    ],
    [
      "unhealthy, nothing desired: not spared",
      { ...none, desiredHealthy: 0, expectedPods: 0, currentHealthy: 0 },
      sick,
      { kind: "never" },
    ],
  ];
  it.each(cases)("%s", (_, budget, pod, expected) => {
    expect(allowanceOf(buildBudget("x", budget), buildPod("p", pod))).toMatchObject(expected);
  });

  it("says why in numbers, and what the controller said", () => {
    const numbers = { kind: "waits", why: "2 of 3 healthy, 2 needed" };
    expect(allowanceOf(buildBudget("x", none), buildPod("p"))).toEqual(numbers);
    const failed = buildBudget("x", { ...none, syncFailed: "no scale subresource" });
    expect(allowanceOf(failed, buildPod("p"))).toEqual({ kind: "never", why: "no scale subresource" });
  });
});
