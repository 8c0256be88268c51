import { describe, expect, it } from "vitest";
import { budgetDemands, formatSelector } from "./budget-demand";
import type { ObservedBudget, ObservedPod } from "./observed";
import { at, buildBudget, buildIndex, buildPod, NOW } from "./testing/build";
import { verdictOf } from "./verdict/verdict";

const web = { matchLabels: { app: "web" }, matchExpressions: [] };
const pod = (name: string, over: Partial<ObservedPod> = {}) =>
  buildPod(name, { labels: { app: "web" }, ...over });

function demands(pods: ObservedPod[], budgets: ObservedBudget[]) {
  const index = buildIndex({ pods, budgets });
  const context = { index, options: { consents: [] }, attempts: new Map(), now: NOW };
  return budgetDemands(
    index,
    pods,
    pods.map((each) => verdictOf(each, context)),
  );
}

describe("formatSelector", () => {
  const expression = (operator: string, ...values: string[]) => ({ key: "tier", operator, values });
  it.each([
    ["<none>", undefined],
    ["every pod of the namespace", { matchLabels: {}, matchExpressions: [] }],
    ["app=web,zone=a", { matchLabels: { app: "web", zone: "a" }, matchExpressions: [] }],
    ["tier in (a,b)", { matchLabels: {}, matchExpressions: [expression("In", "a", "b")] }],
    ["app=web,tier notin (a)", { ...web, matchExpressions: [expression("NotIn", "a")] }],
    ["tier,!tier", { matchLabels: {}, matchExpressions: [expression("Exists"), expression("DoesNotExist")] }],
  ])("%s", (text, selector) => {
    expect(formatSelector(selector)).toBe(text);
  });
});

describe("budgetDemands", () => {
  it("sets the pods that leave against what each budget allows, with its numbers", () => {
    expect(demands([pod("p1"), pod("p2"), buildPod("other")], [buildBudget("x", { selector: web })])).toEqual(
      [
        {
          namespace: "shop",
          name: "x",
          selector: "app=web",
          demand: 2,
          allowed: 1,
          healthy: 3,
          needed: 2,
          expected: 3,
          state: "allows",
          why: undefined,
        },
      ],
    );
  });

  it("does not count pods that stay or leave already", () => {
    const pods = [pod("mirror", { mirror: true }), pod("leaving", { deletionAt: at(5) }), pod("p1")];
    expect(demands(pods, [buildBudget("x")])).toMatchObject([{ demand: 1 }]);
    expect(demands(pods.slice(0, 2), [buildBudget("x")])).toEqual([]);
  });

  it("puts the tightest first", () => {
    const api = { matchLabels: { app: "api" }, matchExpressions: [] };
    const budgets = [
      buildBudget("a", { selector: web, disruptionsAllowed: 2 }),
      buildBudget("b", { selector: api }),
    ];
    const pods = [pod("p1"), pod("q1", { labels: { app: "api" } }), pod("q2", { labels: { app: "api" } })];
    expect(demands(pods, budgets).map(({ name }) => name)).toEqual(["b", "a"]);
  });

  it.each([
    ["waits", "2 of 3 healthy, 2 needed", [buildBudget("x", { disruptionsAllowed: 0, currentHealthy: 2 })]],
    ["never", "3 of 3 healthy, 3 needed", [buildBudget("x", { disruptionsAllowed: 0, desiredHealthy: 3 })]],
    [
      "waits",
      "the disruption controller has not seen the budget's last change yet",
      [buildBudget("x", { generation: 2 })],
    ],
    ["never", "no scale", [buildBudget("x", { disruptionsAllowed: 0, syncFailed: "no scale" })]],
  ])("says %s: %s", (state, why, budgets) => {
    expect(demands([pod("p1")], budgets)).toMatchObject([{ state, why }]);
  });

  it("calls two budgets over one pod hopeless, whatever they allow", () => {
    expect(demands([pod("p1")], [buildBudget("x"), buildBudget("y")])).toMatchObject([
      { name: "x", state: "never", why: "another budget covers p1 too, which the eviction API refuses" },
      { name: "y", state: "never" },
    ]);
  });

  it("takes the hardest of what it says to a healthy and to an unhealthy pod", () => {
    const budgets = [
      buildBudget("x", {
        disruptionsAllowed: 0,
        currentHealthy: 2,
        unhealthyPodEvictionPolicy: "AlwaysAllow",
      }),
    ];
    expect(demands([pod("sick", { ready: false }), pod("well")], budgets)).toMatchObject([
      { state: "waits" },
    ]);
    expect(demands([pod("sick", { ready: false })], budgets)).toMatchObject([{ state: "allows" }]);
  });
});
