import { describe, expect, it } from "vitest";
import { RISKS, type RiskFacts, type RiskKind, risksOf } from "./workload-risks";

/** Three replicas on three nodes of two zones, with a budget that allows one: nothing to say. */
const calm: RiskFacts = {
  kind: "Deployment",
  pods: 3,
  desired: 3,
  nodes: 3,
  zones: new Set(["a", "b"]),
  zonesThere: 2,
  budgets: [{ name: "web", state: "allows" }],
  pastBudgets: 0,
  withEmptyDir: 0,
};
const kinds = (over: Partial<RiskFacts>) => risksOf({ ...calm, ...over }).map(({ kind }) => kind);
const waits = [{ name: "web", state: "waits" }] as const;
const never = [{ name: "web", state: "never" }] as const;

describe("a workload is at risk", () => {
  const cases: [what: string, over: Partial<RiskFacts>, found: RiskKind[]][] = [
    ["not at all", {}, []],
    ["as a bare pod", { kind: "Pod", pods: 1, desired: undefined, nodes: 1, budgets: [] }, ["bare"]],
    ["of a budget that never allows", { budgets: never }, ["budget-never"]],
    ["of a budget that allows none now", { budgets: waits }, ["budget-none"]],
    ["of several budgets on a pod", { pastBudgets: 2 }, ["several-budgets"]],
    ["with one replica", { pods: 1, desired: 1, nodes: 1 }, ["one-replica"]],
    [
      "with one replica, unknown how many are wanted",
      { pods: 1, desired: undefined, nodes: 1 },
      ["one-replica"],
    ],
    ["not with one of three replicas that come up", { pods: 1, nodes: 1, zones: new Set(["a"]) }, []],
    ["with all replicas on one node", { nodes: 1, zones: new Set(["a"]) }, ["one-node"]],
    ["with all replicas in one zone", { zones: new Set(["a"]) }, ["one-zone"]],
    ["not by zone where the cluster has one", { zones: new Set(["a"]), zonesThere: 1 }, []],
    ["not by zone where nodes tell none", { zones: new Set([undefined]) }, []],
    ["not by zone where only some nodes tell one", { zones: new Set(["a", undefined]) }, []],
    ["without a budget", { budgets: [] }, ["no-budget"]],
    ["with data in emptyDirs", { withEmptyDir: 2 }, ["empty-dir"]],
    [
      "in several ways, worst first",
      { nodes: 1, zones: new Set(["a"]), budgets: [], withEmptyDir: 3 },
      ["one-node", "no-budget", "empty-dir"],
    ],
  ];
  it.each(cases)("%s", (_, over, found) => expect(kinds(over)).toEqual(found));
});

describe("what maintenance does not touch, or nobody is served by", () => {
  const all: Partial<RiskFacts> = { nodes: 1, budgets: [], withEmptyDir: 1 };
  it.each([
    ["DaemonSet", []],
    ["StaticPod", []],
    ["Job", ["empty-dir"]],
    ["CronJob", ["empty-dir"]],
  ])("a %s", (kind, found) => expect(kinds({ ...all, kind })).toEqual(found));

  it("a workload without pods", () => expect(kinds({ pods: 0, budgets: [] })).toEqual([]));
});

describe("each says why", () => {
  const worst: RiskFacts[] = [
    { ...calm, kind: "Pod", budgets: never, pastBudgets: 1, withEmptyDir: 1 },
    { ...calm, budgets: waits, pods: 1, desired: 1 },
    { ...calm, nodes: 1, budgets: [] },
    { ...calm, zones: new Set(["a"]) },
  ];
  it("in sentences that end", () => {
    const found = new Map(worst.flatMap(risksOf).map(({ kind, why }) => [kind, why]));
    expect([...found.keys()].sort()).toEqual([...RISKS].sort());
    for (const why of found.values()) expect(why).toMatch(/^[A-Z0-9].*\.$/);
  });

  it("with the numbers and names that decide", () => {
    expect(risksOf({ ...calm, budgets: never })[0]?.why).toMatch(/^Budget web can never/);
    expect(risksOf({ ...calm, zones: new Set(["a"]) })[0]?.why).toMatch(/^All 3 pods run in zone a/);
    expect(risksOf({ ...calm, withEmptyDir: 1 })[0]?.why).toMatch(/^1 pod of it has an emptyDir/);
  });
});
