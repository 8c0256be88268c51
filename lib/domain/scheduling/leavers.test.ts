import { describe, expect, it } from "vitest";
import type { ObservedCluster, ObservedNode, ObservedPod } from "@/lib/domain/observed";
import { buildPod, ownerNamed } from "@/lib/domain/testing/build";
import { leftOver, near, nodeWith, RACK, racked, running, tried, wishing } from "./testing/trial";

const SMALL = { cpuMilli: 100, memoryBytes: 1, pods: 1 };

/** The leaving node is alone in its rack, or has a neighbour there. */
const alone = racked({ a: "r1", b: "r2", c: "r2" });
const together = racked({ a: "r1", b: "r1", c: "r2" });
const follower = (over = {}) =>
  wishing("p", { affinity: [near("web")] }, { labels: { app: "web" }, ...over });
const everyOrder = (names: string[], orders: number) => Array.from({ length: orders }, () => names);

describe("a pod whose affinity finds only pods that leave", () => {
  it.each([
    ["can't be the first of its kind elsewhere: it is tried while the old one still stops", {}, alone, ["p"]],
    ["may join them in their rack", {}, together, []],
    [
      "is the first of its kind again when it is made after the old one is gone",
      { controller: ownerNamed("db", "StatefulSet") },
      alone,
      [],
    ],
    ["the same for a Job", { controller: ownerNamed("import", "Job") }, alone, []],
    [
      "is not held up where it waits already and nobody of its kind leaves",
      { nodeName: undefined, phase: "Pending" },
      alone,
      [],
    ],
  ])("%s", (_, over, nodes, expected) => {
    const pod = follower(over);
    const result = pod.nodeName === undefined ? tried([], { nodes, pods: [pod] }) : tried([pod], { nodes });
    expect(leftOver(result)).toEqual(everyOrder(expected, result.attempts.length));
  });

  it("goes to one that stays", () => {
    const result = tried([follower()], { nodes: alone, pods: [running("w", "web", "c")] });
    expect(leftOver(result)).toEqual(everyOrder([], result.attempts.length));
  });

  it.each<[string, Partial<ObservedPod>, Partial<ObservedNode>]>([
    ["CPU", { requests: { cpuMilli: 500, memoryBytes: 0, pods: 1 } }, { allocatable: SMALL }],
    ["a slot", {}, { allocatable: { ...SMALL, pods: 0 } }],
    [
      "a GPU",
      { requests: { cpuMilli: 0, memoryBytes: 0, pods: 1, extended: { gpu: 1 } } },
      { allocatable: SMALL },
    ],
  ])("is tried again, and is the first of its kind then, where a node lacks %s too", (_, over, lacking) => {
    const nodes = [...alone.slice(0, 2), nodeWith("c", { [RACK]: "r2" }, lacking)].map((node) =>
      node.name === "b" ? { ...node, allocatable: { ...node.allocatable, extended: { gpu: 1 } } } : node,
    );
    const result = tried([follower(over)], { nodes });
    expect(leftOver(result)).toEqual(everyOrder([], result.attempts.length));
  });

  it("is not tried again where the other nodes refuse it for good", () => {
    const nodes = [...alone.slice(0, 2), nodeWith("c", { [RACK]: "r2" }, { unschedulable: true })];
    const result = tried([follower()], { nodes });
    expect(leftOver(result)).toEqual(everyOrder(["p"], result.attempts.length));
  });

  it("holds those of its kind that wait already as well", () => {
    const waits = follower({ nodeName: undefined, phase: "Pending" });
    const result = tried([follower()], { nodes: alone, pods: [{ ...waits, name: "w", uid: "uid-w" }] });
    expect(leftOver(result)).toEqual(everyOrder(["p", "w"], result.attempts.length));
  });
});

describe("while the old pod stops", () => {
  const room = { attempts: [] as unknown[] };
  const places = (pod: ObservedPod, over: Partial<ObservedCluster> = {}) => {
    const result = tried([pod], { nodes: together.slice(0, 2), ...over });
    room.attempts = result.attempts;
    return leftOver(result);
  };

  it("its rack is closed to a new one that excludes it, and open once it is gone", () => {
    const pod = wishing("p", { antiAffinity: [near("web")] }, { labels: { app: "web" } });
    expect(places(pod)).toEqual(everyOrder([], room.attempts.length));
  });

  it("a volume for one pod is taken, and free once it is gone", () => {
    const claims = [
      { namespace: "shop", name: "data", volume: "v", exclusive: true as const, storageClass: "fast" },
    ];
    const volumes = [{ name: "v" }];
    const over = { claims, volumes, storageClasses: [], volumeLimits: [] };
    expect(places(buildPod("p", { claims: ["data"] }), over)).toEqual(everyOrder([], room.attempts.length));
  });

  it("it is taken by another that comes before", () => {
    const claims = [
      { namespace: "shop", name: "data", volume: "v", exclusive: true as const, storageClass: "fast" },
    ];
    const over = { claims, volumes: [{ name: "v" }], storageClasses: [], volumeLimits: [] };
    const db = buildPod("db-0", { claims: ["data"], controller: ownerNamed("db", "StatefulSet") });
    const result = tried([buildPod("p", { claims: ["data"] }), db], { nodes: together.slice(0, 2), ...over });
    expect(leftOver(result)).toEqual(everyOrder(["db-0"], result.attempts.length));
  });
});
