import { describe, expect, it } from "vitest";
import type { ObservedCluster, ObservedNode, ObservedPod } from "@/lib/domain/observed";
import { buildIndex, buildPod, GIB, ownerNamed } from "@/lib/domain/testing/build";
import { choosePlace } from "./cycle";
import { seededRandom } from "./random";
import { balancedAllocation, leastAllocated, normalized } from "./score-resources";
import { createStage } from "./stage";
import { labelled, near, nodeWith, RACK, running, spreading, wishing } from "./testing/trial";

const HOST = "kubernetes.io/hostname";
const node = (name: string, over: Partial<ObservedNode> = {}) =>
  nodeWith(
    name,
    { [HOST]: name, [RACK]: `r-${name}`, ...over.labels },
    {
      allocatable: { cpuMilli: 1000, memoryBytes: GIB, pods: 110 },
      ...over,
      labels: { [HOST]: name, [RACK]: `r-${name}`, ...over.labels },
    },
  );
const load = (name: string, nodeName: string, part: number, over: Partial<ObservedPod> = {}) =>
  buildPod(name, {
    nodeName,
    controller: ownerNamed(name),
    requests: { cpuMilli: 1000 * part, memoryBytes: GIB * part, pods: 1 },
    ...over,
  });
const small = { cpuMilli: 100, memoryBytes: GIB / 10, pods: 1 };
const pod = (over: Partial<ObservedPod> = {}) =>
  buildPod("p", { nodeName: undefined, requests: small, ...over });

/** The nodes that 20 turns of the scheduler choose. */
function chosen(one: ObservedPod, over: Partial<ObservedCluster> = {}): string {
  const stage = createStage(buildIndex({ nodes: [node("b"), node("c")], ...over }), "a");
  const shape = stage.shapeOf(one);
  const names = Array.from({ length: 20 }, (_, seed) => {
    const { place } = choosePlace(stage, shape, seededRandom(seed));
    return place === undefined ? "none" : (stage.snapshot.nodes[place]?.name ?? "");
  });
  return [...new Set(names)].sort().join();
}

describe("NodeResourcesFit, Score: LeastAllocated", () => {
  it.each<[[number, number], [number, number], number]>([
    [[0, 0], [1000, 1000], 100],
    [[500, 500], [1000, 1000], 50],
    [[1000, 1000], [1000, 1000], 0],
    [[250, 750], [1000, 1000], 50],
    [[333, 0], [1000, 1000], 83],
    [[2000, 0], [1000, 1000], 50],
    [[500, 0], [1000, 0], 50],
    [[0, 0], [0, 0], 0],
  ])("%j of %j: %d", (used, of, score) => {
    expect(leastAllocated(used, of)).toBe(score);
  });

  it("takes the emptier node", () => {
    expect(chosen(pod(), { pods: [load("o", "b", 0.5)] })).toBe("c");
    expect(chosen(pod(), { pods: [load("o", "c", 0.5)] })).toBe("b");
  });

  it("counts a little for pods that ask for nothing", () => {
    const scored = { cpuMilli: 100, memoryBytes: 200 * 2 ** 20 };
    const idle = load("o", "b", 0, { requests: { cpuMilli: 0, memoryBytes: 0, pods: 1, scored } });
    expect(chosen(pod(), { pods: [idle] })).toBe("c");
  });

  it.each([
    { cpuMilli: 300, memoryBytes: 0 },
    { cpuMilli: 0, memoryBytes: GIB / 3 },
  ])("counts each of them: %o", (scored) => {
    const idle = load("o", "b", 0, { requests: { cpuMilli: 0, memoryBytes: 0, pods: 1, scored } });
    expect(chosen(pod(), { pods: [idle] })).toBe("c");
  });

  it("breaks ties by chance", () => {
    expect(chosen(pod())).toBe("b,c");
    expect(chosen(pod(), { nodes: ["b", "c", "d"].map((name) => node(name)) })).toBe("b,c,d");
  });
});

describe("NodeResourcesBalancedAllocation", () => {
  it.each<[string, [number, number], [number, number], [number, number], number]>([
    ["no change", [0, 0], [100, 100], [1000, 1000], 75],
    ["worse", [0, 0], [1000, 0], [1000, 1000], 50],
    ["better", [1000, 0], [1000, 1000], [1000, 1000], 100],
    ["a little worse", [0, 0], [200, 0], [1000, 1000], 70],
    ["over full counts as full", [5000, 0], [5000, 1000], [1000, 1000], 100],
    ["a node without memory", [0, 0], [500, 0], [1000, 0], 75],
  ])("%s", (_, before, after, of, score) => {
    expect(balancedAllocation(before, after, of)).toBe(score);
  });

  it("takes the node that the pod balances", () => {
    const cpu = load("o", "b", 0, { requests: { cpuMilli: 400, memoryBytes: 0, pods: 1 } });
    const memory = load("q", "c", 0, { requests: { cpuMilli: 0, memoryBytes: 0.4 * GIB, pods: 1 } });
    const hungry = pod({ requests: { cpuMilli: 0, memoryBytes: 0.4 * GIB, pods: 1 } });
    expect(chosen(hungry, { pods: [cpu, memory] })).toBe("b");
  });
});

describe("DefaultNormalizeScore", () => {
  it.each<[number[], boolean, number[]]>([
    [[0, 5, 10], false, [0, 50, 100]],
    [[0, 5, 10], true, [100, 50, 0]],
    [[0, 0], false, [0, 0]],
    [[0, 0], true, [100, 100]],
    [[1, 3], false, [33, 100]],
    [[1, 3], true, [67, 0]],
  ])("%j, reversed %s: %j", (scores, reverse, expected) => {
    expect([...normalized(Float64Array.from(scores), reverse)]).toEqual(expected);
  });
});

describe("weights of the default profile", () => {
  const loaded = [load("o", "c", 0.5)];
  const asking = { taints: [{ key: "x", effect: "PreferNoSchedule" }] };

  it("TaintToleration: shuns PreferNoSchedule more than load", () => {
    const nodes = [node("b", asking), node("c")];
    expect(chosen(pod(), { nodes, pods: loaded })).toBe("c");
    const tolerant = pod({ tolerations: [{ key: "x", operator: "Exists" }] });
    expect(chosen(tolerant, { nodes, pods: loaded })).toBe("b");
  });

  it("NodeAffinity: goes where it would rather be", () => {
    const nodes = [node("b"), node("c", { labels: { disk: "ssd" } })];
    const fond = pod({ scheduling: { preferredNodes: [{ weight: 1, term: labelled("disk", "Exists") }] } });
    expect(chosen(fond, { nodes, pods: loaded })).toBe("c");
    expect(chosen(pod(), { nodes, pods: loaded })).toBe("b");
  });

  it("NodeAffinity: the heavier wish wins", () => {
    const nodes = [node("b", { labels: { disk: "ssd" } }), node("c", { labels: { disk: "nvme" } })];
    const preferredNodes = [
      { weight: 1, term: labelled("disk", "In", "ssd") },
      { weight: 10, term: labelled("disk", "In", "nvme") },
    ];
    expect(chosen(pod({ scheduling: { preferredNodes } }), { nodes })).toBe("c");
  });

  it.each<[string, Partial<ObservedPod>, Partial<ObservedPod>, string]>([
    [
      "likes its neighbour",
      { scheduling: { preferredAffinity: [{ weight: 1, term: near("db") }] } },
      {},
      "c",
    ],
    ["dislikes it", { scheduling: { preferredAntiAffinity: [{ weight: 1, term: near("db") }] } }, {}, "b"],
    [
      "is liked by it",
      { labels: { app: "p" } },
      { scheduling: { preferredAffinity: [{ weight: 1, term: near("p") }] } },
      "c",
    ],
    ["is wanted by it", { labels: { app: "p" } }, { scheduling: { affinity: [near("p")] } }, "c"],
    [
      "is disliked by it",
      { labels: { app: "p" } },
      { scheduling: { preferredAntiAffinity: [{ weight: 1, term: near("p") }] } },
      "b",
    ],
    [
      "likes it less than others dislike it",
      { labels: { app: "p" }, scheduling: { preferredAffinity: [{ weight: 1, term: near("db") }] } },
      { scheduling: { preferredAntiAffinity: [{ weight: 5, term: near("p") }] } },
      "b",
    ],
  ])("InterPodAffinity: a pod that %s", (_, mine, theirs, expected) => {
    const db = running("db", "db", "c", { requests: { ...small, cpuMilli: 0, memoryBytes: 0 }, ...theirs });
    expect(chosen(pod(mine), { pods: [db] })).toBe(expected);
  });
});

describe("PodTopologySpread, Score", () => {
  const siblings = (nodeName: string, number: number) =>
    Array.from({ length: number }, (_, n) =>
      buildPod(`${nodeName}${n}`, {
        nodeName,
        labels: { app: "web" },
        requests: { cpuMilli: 0, memoryBytes: 0, pods: 1 },
      }),
    );

  it("by default goes to the node with fewer pods of its ReplicaSet, even if that is fuller", () => {
    const pods = [...siblings("b", 2), load("o", "c", 0.3)];
    expect(chosen(pod(), { pods })).toBe("c");
    expect(chosen(pod({ controller: ownerNamed("other") }), { pods })).toBe("b");
    expect(chosen(pod({ controller: undefined }), { pods })).toBe("b");
    expect(chosen(pod({ controller: ownerNamed("web", "Job") }), { pods })).toBe("b");
  });

  it("by its own ScheduleAnyway constraint goes to the emptier rack", () => {
    const pods = [...siblings("b", 2), load("o", "c", 0.3)];
    const spread = [spreading({ hard: false })];
    const own = wishing(
      "p",
      { spread },
      { nodeName: undefined, requests: small, labels: { app: "web" }, controller: undefined },
    );
    expect(chosen(own, { pods })).toBe("c");
    expect(
      chosen({ ...own, scheduling: { spread: [spreading({ hard: false, selector: undefined })] } }, { pods }),
    ).toBe("b");
  });

  it("gives no points to a node that lacks a label of its own constraint", () => {
    const bare = nodeWith("c", {}, { allocatable: { cpuMilli: 1000, memoryBytes: GIB, pods: 110 } });
    const own = wishing(
      "p",
      { spread: [spreading({ hard: false })] },
      { nodeName: undefined, requests: small, labels: { app: "web" } },
    );
    expect(chosen(own, { nodes: [node("b"), bare], pods: [...siblings("b", 1), load("o", "b", 0.3)] })).toBe(
      "b",
    );
  });

  it("does not count siblings that terminate", () => {
    const ending = siblings("b", 2).map((each) => ({ ...each, deletionAt: "2026-11-21T12:00:00Z" }));
    expect(chosen(pod(), { pods: [...ending, load("o", "c", 0.3)] })).toBe("b");
  });
});

describe("how many nodes are searched", () => {
  const cluster = (size: number, over: Partial<ObservedNode> = {}) =>
    Array.from({ length: size }, (_, n) => node(`n${n}`, over));

  it.each([
    [1, 1],
    [99, 99],
    [100, 100],
    [200, 100],
    [500, 230],
    [1000, 420],
    [5000, 500],
    [7000, 350],
  ])("of %d nodes %d that take the pod are enough", (size, enough) => {
    const stage = createStage(buildIndex({ nodes: cluster(size) }), "a");
    expect(choosePlace(stage, stage.shapeOf(pod()), () => 0.5)).toMatchObject({ among: enough });
  });

  it("finds the only one that takes it, wherever it begins", () => {
    const nodes = cluster(300, { unschedulable: true }).map((each, n) =>
      n === 123 ? { ...each, unschedulable: false } : each,
    );
    expect(chosen(pod(), { nodes })).toBe("n123");
    expect(chosen(pod(), { nodes: cluster(300, { unschedulable: true }) })).toBe("none");
  });
});
