import { describe, expect, it } from "vitest";
import type { ObservedCluster, ObservedNode } from "@/lib/domain/observed";
import {
  buildControlPlane,
  buildIndex,
  buildIntent,
  buildNode,
  buildPod,
  GIB,
} from "@/lib/domain/testing/build";
import { levelsOf, poolBalances } from "./evenness";

/** A pod that asks for this part of a node of four cores and 16 GiB. */
function asking(name: string, nodeName: string, cpu: number, memory = cpu) {
  return buildPod(name, {
    nodeName,
    requests: { cpuMilli: 4000 * cpu, memoryBytes: 16 * GIB * memory, pods: 1 },
  });
}

function levels(over: Partial<ObservedCluster>) {
  return Object.fromEntries(
    poolBalances(buildIndex(over)).flatMap(({ nodes }) =>
      nodes.map(({ name, level, away }) => [name, level ?? away]),
    ),
  );
}

describe("how even nodes are", () => {
  const cases: [what: string, asked: Record<string, number>, expected: Record<string, string>][] = [
    ["nothing runs", {}, { a: "even", b: "even", c: "even" }],
    ["all the same", { a: 0.5, b: 0.5, c: 0.5 }, { a: "even", b: "even", c: "even" }],
    ["one came back empty", { a: 0, b: 0.6, c: 0.6 }, { a: "emptier", b: "fuller", c: "fuller" }],
    ["within ten points of the mean", { a: 0.4, b: 0.5, c: 0.6 }, { a: "even", b: "even", c: "even" }],
    ["one stands out upwards", { a: 0.42, b: 0.42, c: 0.6 }, { a: "even", b: "even", c: "fuller" }],
    ["one stands out downwards", { a: 0.3, b: 0.48, c: 0.48 }, { a: "emptier", b: "even", c: "even" }],
    ["ten points are not more than ten", { a: 0.4, b: 0.6, c: 0.5 }, { a: "even", b: "even", c: "even" }],
    ["eleven are", { a: 0.39, b: 0.61, c: 0.5 }, { a: "emptier", b: "fuller", c: "even" }],
    ["more than a node has", { a: 1.2, b: 1.3, c: 1.25 }, { a: "even", b: "even", c: "even" }],
  ];
  it.each(cases)("%s", (_, asked, expected) => {
    const pods = Object.entries(asked).map(([node, share]) => asking(`on-${node}`, node, share));
    expect(levels({ pods })).toEqual(expected);
  });

  it("memory and pods count as CPU does", () => {
    const pods = [asking("m", "a", 0, 0.5)];
    expect(levels({ pods })).toEqual({ a: "fuller", b: "emptier", c: "emptier" });
    const many = Array.from({ length: 60 }, (_, n) => asking(`p${n}`, "b", 0));
    expect(levels({ pods: many })).toEqual({ a: "emptier", b: "fuller", c: "emptier" });
  });

  it("a node that is far above in one measure is fuller, however far below it is in another", () => {
    const pods = [asking("cpu", "a", 0.6, 0), asking("memory", "b", 0, 0.6), asking("c", "c", 0.2, 0.2)];
    expect(levels({ pods })).toEqual({ a: "fuller", b: "fuller", c: "even" });
  });

  it("shares are of what nodes offer, so a large node is no fuller for having more", () => {
    const large = buildNode("large", { allocatable: { cpuMilli: 8000, memoryBytes: 32 * GIB, pods: 220 } });
    const pods = [asking("x", "large", 1), asking("y", "b", 0.5)];
    const [balance] = poolBalances(buildIndex({ nodes: [large, buildNode("b")], pods }));
    expect(balance?.mean).toMatchObject({ cpu: 0.5, memory: 0.5 });
    expect(balance?.nodes.map(({ level }) => level)).toEqual(["even", "even"]);
  });

  it("a node that offers nothing of a kind has no share of it", () => {
    const bare = buildNode("bare", { allocatable: { cpuMilli: 0, memoryBytes: 16 * GIB, pods: 110 } });
    const [balance] = poolBalances(buildIndex({ nodes: [bare], pods: [asking("p", "bare", 0.5)] }));
    expect(balance?.mean).toEqual({ cpu: 0, memory: 0.5, pods: 1 / 110 });
  });

  it("pods that run nowhere yet ask no node", () => {
    const pending = { ...asking("p", "a", 0.9), nodeName: undefined, phase: "Pending" };
    expect(levels({ pods: [pending] })).toEqual({ a: "even", b: "even", c: "even" });
  });

  it("a node is told with its zone and with what it has and gives, by name", () => {
    const zoned = (name: string) => buildNode(name, { labels: { "topology.kubernetes.io/zone": "z1" } });
    const [balance] = poolBalances(
      buildIndex({ nodes: [zoned("b"), zoned("a")], pods: [asking("p", "a", 0.5)] }),
    );
    expect(balance?.nodes.map(({ name }) => name)).toEqual(["a", "b"]);
    expect(balance?.nodes[0]).toMatchObject({
      zone: "z1",
      requested: { cpuMilli: 2000, memoryBytes: 8 * GIB, pods: 1 },
      allocatable: { cpuMilli: 4000, memoryBytes: 16 * GIB, pods: 110 },
      shares: { cpu: 0.5, memory: 0.5 },
    });
  });

  it("pods that ended ask for nothing", () => {
    const ended = { ...asking("done", "a", 0.9), phase: "Succeeded" };
    expect(levels({ pods: [ended] })).toEqual({ a: "even", b: "even", c: "even" });
  });
});

describe("who is compared with whom", () => {
  it("nodes that take no new pods are named with the reason, and are in no mean", () => {
    const nodes: ObservedNode[] = [
      buildNode("a"),
      buildNode("b", { unschedulable: true }),
      buildNode("c", { unschedulable: true, intent: buildIntent() }),
      buildNode("d", { conditions: [{ type: "Ready", status: "Unknown" }] }),
    ];
    expect(levels({ nodes, pods: [asking("p", "a", 0.9)] })).toEqual({
      a: "even",
      b: "cordoned",
      c: "in maintenance",
      d: "not Ready",
    });
  });

  const notReady = [{ type: "Ready", status: "False" }];
  it.each<[what: string, over: Partial<ObservedNode>, away: string]>([
    ["in maintenance and cordoned by it", { unschedulable: true, intent: buildIntent() }, "in maintenance"],
    ["in maintenance and uncordoned by somebody", { intent: buildIntent() }, "in maintenance"],
    ["cordoned and not Ready", { unschedulable: true, conditions: notReady }, "cordoned"],
    ["without a word of its kubelet", { conditions: [] }, "not Ready"],
  ])("one %s is away for the reason that somebody gave first", (_, over, away) => {
    expect(levels({ nodes: [buildNode("a", over)] })).toEqual({ a: away });
  });

  it("a pool of which none takes pods has a mean of nothing", () => {
    const nodes = [buildNode("a", { unschedulable: true })];
    const [balance] = poolBalances(buildIndex({ nodes, pods: [asking("p", "a", 0.9)] }));
    expect(balance?.mean).toEqual({ cpu: 0, memory: 0, pods: 0 });
  });

  const dedicated = { key: "dedicated", value: "db", effect: "NoSchedule" };
  const gpu = { key: "gpu", effect: "NoExecute" };
  it.each<[what: string, one: ObservedNode["taints"], other: ObservedNode["taints"], groups: string[][]]>([
    [
      "the same in another order",
      [dedicated, gpu],
      [gpu, dedicated],
      [["dedicated=db:NoSchedule", "gpu:NoExecute"]],
    ],
    [
      "another value",
      [dedicated],
      [{ ...dedicated, value: "web" }],
      [["dedicated=db:NoSchedule"], ["dedicated=web:NoSchedule"]],
    ],
    ["another effect", [gpu], [{ ...gpu, effect: "NoSchedule" }], [["gpu:NoExecute"], ["gpu:NoSchedule"]]],
    ["one that only asks", [], [{ ...gpu, effect: "PreferNoSchedule" }], [[]]],
    ["one of a node's state", [], [{ key: "node.kubernetes.io/not-ready", effect: "NoExecute" }], [[]]],
  ])("taints make groups: %s", (_, one, other, groups) => {
    const nodes = [buildNode("a", { taints: one }), buildNode("b", { taints: other })];
    expect(poolBalances(buildIndex({ nodes })).map(({ taints }) => taints)).toEqual(groups);
  });

  it("each pool for itself, and in it nodes with the same taints", () => {
    const pool = (name: string, of: string, over: Partial<ObservedNode> = {}) =>
      buildNode(name, { labels: { "node.kubernetes.io/pool": of }, ...over });
    const nodes = [
      pool("a1", "apps"),
      pool("a2", "apps"),
      pool("b1", "batch"),
      pool("a3", "apps", { taints: [dedicated] }),
      pool("a4", "apps", { taints: [{ key: "old", effect: "PreferNoSchedule" }] }),
    ];
    const found = poolBalances(buildIndex({ nodes, pods: [asking("p", "b1", 0.9)] }));
    expect(
      found.map(({ pool: name, taints, nodes: of }) => [name, taints, of.map((node) => node.name)]),
    ).toEqual([
      ["apps", [], ["a1", "a2", "a4"]],
      ["apps", ["dedicated=db:NoSchedule"], ["a3"]],
      ["batch", [], ["b1"]],
    ]);
  });

  it("control plane nodes that take no ordinary pods are left out; those that do are a group", () => {
    const open = buildControlPlane("cp2", { taints: [] });
    const found = poolBalances(buildIndex({ nodes: [buildControlPlane("cp1"), open, buildNode("a")] }));
    expect(found.map(({ pool, nodes }) => [pool, nodes.map(({ name }) => name)])).toEqual([
      ["control-plane", ["cp2"]],
      ["workers", ["a"]],
    ]);
  });

  it("taints that tell of a node's state make no group", () => {
    const cordon = { key: "node.kubernetes.io/unschedulable", effect: "NoSchedule" };
    const nodes = [buildNode("a"), buildNode("b", { unschedulable: true, taints: [cordon] })];
    expect(poolBalances(buildIndex({ nodes }))).toHaveLength(1);
  });
});

describe("where pods could better leave", () => {
  const named = (asked: Record<string, number>) => {
    const pods = Object.entries(asked).map(([node, share]) => asking(`on-${node}`, node, share));
    const { fuller, emptier, crowded } = levelsOf(poolBalances(buildIndex({ pods })));
    return [fuller, emptier, crowded].map((names) => [...names].join());
  };
  const cases: [what: string, asked: Record<string, number>, expected: string[]][] = [
    ["nowhere while all is even", { a: 0.5, b: 0.5, c: 0.5 }, ["", "", ""]],
    ["fuller nodes", { a: 0.42, b: 0.42, c: 0.6 }, ["c", "", "c"]],
    ["all others beside an emptier one", { a: 0.3, b: 0.48, c: 0.48 }, ["", "a", "b,c"]],
    ["both", { a: 0, b: 0.25, c: 0.5 }, ["c", "a", "b,c"]],
  ];
  it.each(cases)("%s", (_, asked, expected) => expect(named(asked)).toEqual(expected));

  it("an emptier node of one pool makes none of another crowded", () => {
    const other = (name: string) => buildNode(name, { labels: { "node.kubernetes.io/pool": "other" } });
    const nodes = [buildNode("a"), buildNode("b"), other("x"), other("y")];
    const pods = [asking("p", "b", 0.5), asking("q", "x", 0.4), asking("r", "y", 0.4)];
    expect([...levelsOf(poolBalances(buildIndex({ nodes, pods }))).crowded]).toEqual(["b"]);
  });
});

it("nodes that take no new pods are neither full nor empty, and crowd nothing", () => {
  const nodes = [buildNode("a"), buildNode("b"), buildNode("c", { unschedulable: true })];
  const pods = [asking("p", "b", 0.5), asking("q", "c", 0.9)];
  const levels = levelsOf(poolBalances(buildIndex({ nodes, pods })));
  expect(Object.values(levels).map((names) => [...names].join())).toEqual(["b", "a", "b"]);
});
