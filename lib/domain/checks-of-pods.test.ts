import { describe, expect, it } from "vitest";
import { budgetDemands } from "./budget-demand";
import { budgets } from "./checks";
import type { ObservedBudget, ObservedPod } from "./observed";
import { buildBudget, buildIndex, buildPod, GIB, NOW } from "./testing/build";
import { verdictOf } from "./verdict/verdict";

const _sized = (name: string, cpuMilli: number, gib: number, over: Partial<ObservedPod> = {}) =>
  buildPod(name, { requests: { cpuMilli, memoryBytes: gib * GIB, pods: 1 }, ...over });

describe("budgets", () => {
  const web = { matchLabels: { app: "web" }, matchExpressions: [] };
  const waits = { disruptionsAllowed: 0, currentHealthy: 2 };
  const never = { disruptionsAllowed: 0, desiredHealthy: 3 };
  function checked(
    all: ObservedBudget[],
    pods = [buildPod("p1", { labels: { app: "web" } }), buildPod("p2")],
  ) {
    const index = buildIndex({ pods, budgets: all });
    const context = { index, options: { consents: [] }, attempts: new Map(), now: NOW };
    const verdicts = pods.map((pod) => verdictOf(pod, context));
    return budgets(budgetDemands(index, pods, verdicts));
  }

  it.each([
    ["pass", "No budget covers a pod that leaves.", []],
    ["pass", "No budget covers a pod that leaves.", [buildBudget("x", { namespace: "bank" })]],
    ["pass", "1 budget covers pods that leave. In rounds: shop/x (2 pods, 1 at once).", [buildBudget("x")]],
    [
      "warn",
      "shop/x (every pod of the namespace) covers 2 pods here: 2 of 3 healthy, 2 needed.",
      [buildBudget("x", waits)],
    ],
    [
      "warn",
      "shop/x (app=web) covers 1 pod here: 2 of 3 healthy",
      [buildBudget("x", { ...waits, selector: web })],
    ],
    [
      "warn",
      "shop/x (app=web) covers 1 pod here: 3 of 3 healthy, 3 needed.",
      [buildBudget("x", { ...never, selector: web })],
    ],
    [
      "warn",
      "another budget covers p1 too, which the eviction API refuses",
      [buildBudget("x"), buildBudget("y", { selector: web })],
    ],
  ])("%s: %s", (state, detail, all) => {
    expect(checked(all)).toMatchObject({ state, detail: expect.stringContaining(detail) });
  });

  it("names the numbers of a budget that can never allow it", () => {
    expect(checked([buildBudget("x", { ...never, selector: web })])).toMatchObject({
      title: "A budget can never allow it",
      detail: expect.stringContaining("3 of 3 healthy, 3 needed"),
    });
  });

  it("names what is hopeless before what waits", () => {
    const db = { matchLabels: { app: "db" }, matchExpressions: [] };
    const pods = [buildPod("p1", { labels: { app: "web" } }), buildPod("p2", { labels: { app: "db" } })];
    const all = [buildBudget("x", { ...waits, selector: web }), buildBudget("y", { ...never, selector: db })];
    expect(checked(all, pods).detail).toMatch(/^shop\/y/);
  });

  it("names each budget once and counts those that cover", () => {
    const db = { matchLabels: { app: "db" }, matchExpressions: [] };
    const pods = [buildPod("p1", { labels: { app: "web" } }), buildPod("p2", { labels: { app: "db" } })];
    const both = (over: Partial<ObservedBudget>) => [
      buildBudget("x", { ...over, selector: web }),
      buildBudget("y", { ...over, selector: db }),
    ];
    expect(checked(both({}), pods).detail).toBe(
      "2 budgets cover pods that leave, none is asked for more than it allows now.",
    );
    expect(checked(both(waits), pods).detail).toMatch(/^shop\/x \(app=web\).* shop\/y \(app=db\)/);
  });
});
