import { describe, expect, it } from "vitest";
import { budgetDemands } from "./budget-demand";
import { budgets, room } from "./checks";
import type { ObservedBudget, ObservedPod } from "./observed";
import { buildBudget, buildIndex, buildIntent, buildNode, buildPod, GIB, NOW } from "./testing/build";
import { verdictOf } from "./verdict/verdict";

const sized = (name: string, cpuMilli: number, gib: number, over: Partial<ObservedPod> = {}) =>
  buildPod(name, { requests: { cpuMilli, memoryBytes: gib * GIB, pods: 1 }, ...over });

describe("room", () => {
  const small = { allocatable: { cpuMilli: 2000, memoryBytes: 4 * GIB, pods: 10 } };
  const two = [buildNode("a"), buildNode("b", small), buildNode("c", small)];
  const asked = (pods: ObservedPod[], nodes = two, others: ObservedPod[] = []) =>
    room(buildIndex({ nodes, pods: [...pods, ...others] }), buildNode("a"), pods);

  it("passes with what is needed, what is free, and what it leaves out", () => {
    expect(asked([sized("p1", 1500, 3), sized("p2", 500, 1)])).toEqual({
      id: "room",
      state: "pass",
      title: "Room for each pod",
      detail:
        "Needs 2 CPU and 4 GiB. Free on 2 nodes: 4 CPU and 8 GiB. Volume zones, pod affinity and spread are not evaluated.",
    });
  });

  it("takes off what runs there already", () => {
    const others = [sized("o", 1000, 1, { nodeName: "b" })];
    expect(asked([], two, others).detail).toContain("Free on 2 nodes: 3 CPU and 7 GiB.");
    const ended = [sized("o", 1000, 1, { nodeName: "b", phase: "Succeeded" })];
    expect(asked([], two, ended).detail).toContain("Free on 2 nodes: 4 CPU and 8 GiB.");
  });

  it("warns, and names each pod that finds no place with its reason", () => {
    const check = asked([
      sized("p1", 100, 3),
      sized("huge", 100, 5),
      sized("picky", 100, 1, { nodeSelector: { disk: "tape" } }),
    ]);
    expect(check).toMatchObject({ state: "warn", title: "Room for 1 of 3 pods" });
    expect(check.detail).toBe(
      "Will stay Pending: huge (no node that takes it has room) and picky (no other node takes it). Needs 0.3 CPU and 9 GiB. Free on 2 nodes: 4 CPU and 8 GiB.",
    );
  });

  it("counts all pods together: each alone would fit", () => {
    const pods = ["p1", "p2", "p3"].map((name) => sized(name, 100, 3));
    expect(asked(pods).title).toBe("Room for 2 of 3 pods");
  });

  it("runs out of pod slots too", () => {
    const full = { allocatable: { ...small.allocatable, pods: 1 } };
    const check = asked([sized("p1", 1, 0), sized("p2", 1, 0)], [buildNode("a"), buildNode("b", full)]);
    expect(check).toMatchObject({ state: "warn", title: "Room for 1 of 2 pods" });
  });

  it.each([
    { unschedulable: true },
    { intent: buildIntent() },
    { conditions: [] },
    { taints: [{ key: "gpu", effect: "NoSchedule" }] },
  ])("offers nothing on a node with %o", (over) => {
    const check = asked([sized("p", 100, 1)], [buildNode("a"), buildNode("b", { ...small, ...over })]);
    expect(check).toMatchObject({
      state: "warn",
      detail: expect.stringContaining("Free on 0 nodes: 0 CPU and 0 MiB."),
    });
  });
});

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
