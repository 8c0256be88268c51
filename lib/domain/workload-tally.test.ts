import { describe, expect, it } from "vitest";
import type { ObservedCluster, ObservedPod } from "./observed";
import { at, buildBudget, buildIndex, buildNode, buildPod, NOW, ownerNamed } from "./testing/build";
import { WorkloadTally } from "./workload-tally";

const web = { namespace: "shop", kind: "Deployment", name: "web" };

function tally(pods: ObservedPod[], over: Partial<ObservedCluster> = {}, desired?: number) {
  const sum = new WorkloadTally(buildIndex({ pods, ...over }), web, NOW);
  for (const pod of pods) sum.add(pod);
  return sum.summary(desired);
}

it("adds up pods, nodes, requests and restarts", () => {
  const pods = [
    buildPod("p1", { restarts: 2, createdAt: at(-500) }),
    buildPod("p2", { nodeName: "b", ready: false, createdAt: at(-9000) }),
    buildPod("p3", { nodeName: "b" }),
    buildPod("p4", { nodeName: undefined, status: "Pending", phase: "Pending", ready: false }),
  ];
  expect(tally(pods, {}, 4)).toMatchObject({
    ...web,
    pods: 4,
    ready: 2,
    ended: 0,
    desired: 4,
    nodes: 2,
    nodeNames: ["a", "b"],
    restarts: 2,
    cpuMilli: 400,
    memoryBytes: 4 * 2 ** 27,
    oldest: at(-9000),
  });
});

it("counts what has ended apart: it asks for nothing and runs nowhere", () => {
  const ended = buildPod("p1", {
    phase: "Succeeded",
    status: "Completed",
    ready: false,
    controller: ownerNamed("report-1", "Job"),
  });
  expect(tally([ended])).toMatchObject({
    pods: 0,
    ready: 0,
    ended: 1,
    nodes: 0,
    cpuMilli: 0,
    outlook: { kind: "ended" },
  });
});

it("a workload without pods says so", () => {
  expect(tally([], {}, 3)).toMatchObject({
    pods: 0,
    desired: 3,
    status: { text: "", pods: 0 },
    outlook: { kind: "none" },
    oldest: undefined,
  });
});

describe("the status of the pod that is worst off", () => {
  const cases: [statuses: string[], worst: string, pods: number][] = [
    [["Running", "Running"], "Running", 2],
    [["Running", "CrashLoopBackOff", "Running"], "CrashLoopBackOff", 1],
    [["Running", "Pending", "Pending"], "Pending", 2],
    [["Init:0/1", "Running"], "Init:0/1", 1],
    [["Init:0/1", "Init:CrashLoopBackOff"], "Init:CrashLoopBackOff", 1],
    [["Terminating", "Running"], "Terminating", 1],
    [["Completed", "Running"], "Running", 1],
    [["Completed", "Evicted"], "Evicted", 1],
  ];
  it.each(cases)("%j", (statuses, text, pods) => {
    const all = statuses.map((status, at) => buildPod(`p${at}`, { status }));
    expect(tally(all).status).toEqual({ text, pods });
  });
});

describe("risks", () => {
  const kinds = (...given: Parameters<typeof tally>) => tally(...given).risks.map(({ kind }) => kind);
  const zoned = (name: string, zone: string) =>
    buildNode(name, { labels: { "topology.kubernetes.io/zone": zone } });
  const nodes = [zoned("a", "z1"), zoned("b", "z1"), zoned("c", "z2")];
  const pods = [buildPod("p1"), buildPod("p2", { nodeName: "b" })];
  const cases: [what: string, given: Parameters<typeof tally>, found: string[]][] = [
    ["one replica", [[buildPod("p1")]], ["one-replica"]],
    ["one zone of two", [pods, { nodes, budgets: [buildBudget("web")] }], ["one-zone"]],
    [
      "two zones",
      [[...pods, buildPod("p3", { nodeName: "c" })], { nodes, budgets: [buildBudget("web")] }],
      [],
    ],
    ["no budget", [pods], ["no-budget"]],
    ["two budgets on a pod", [pods, { budgets: [buildBudget("x"), buildBudget("y")] }], ["several-budgets"]],
    [
      "emptyDirs of what runs, not of what ended",
      [
        [{ ...buildPod("p1"), emptyDirs: [{ name: "tmp", medium: "disk" }], phase: "Failed" }, ...pods],
        { budgets: [buildBudget("web")] },
      ],
      [],
    ],
  ];
  it.each(cases)("%s", (_, given, found) => expect(kinds(...given)).toEqual(found));
});

describe("budgets", () => {
  const pods = [buildPod("p1"), buildPod("p2", { nodeName: "b" })];
  it("are told with what they allow", () => {
    expect(tally(pods, { budgets: [buildBudget("web", { disruptionsAllowed: 2 })] }).budgets).toEqual([
      { name: "web", allowed: 2, state: "allows" },
    ]);
  });
  it("are as hard as they are to the hardest pod", () => {
    const full = buildBudget("web", { disruptionsAllowed: 0, currentHealthy: 2, expectedPods: 3 });
    const mixed = [buildPod("p1", { phase: "Pending", ready: false }), buildPod("p2", { nodeName: "b" })];
    expect(tally(mixed, { budgets: [full] }).budgets).toEqual([{ name: "web", allowed: 0, state: "waits" }]);
    const never = { ...full, desiredHealthy: 3 };
    expect(tally(mixed, { budgets: [never] })).toMatchObject({
      budgets: [{ state: "never" }],
      outlook: { kind: "blocked", text: "Budget can never allow it, 1 of 2 pods" },
    });
  });
  it("keep replicas on one node from leaving together", () => {
    const together = [buildPod("p1"), buildPod("p2")];
    expect(tally(together).outlook.kind).toBe("outage");
    expect(tally(together, { budgets: [buildBudget("web")] }).outlook.kind).toBe("moves");
  });
});
