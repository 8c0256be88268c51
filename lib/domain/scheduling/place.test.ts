import { describe, expect, it } from "vitest";
import type { ObservedCluster, ObservedPod, ObservedReplicas } from "@/lib/domain/observed";
import { finish } from "@/lib/domain/steps";
import { buildIndex, buildNode, buildPod, GIB, ownerNamed } from "@/lib/domain/testing/build";
import { placeElsewhere } from "./place";
import { leftOver, tried } from "./testing/trial";

const node = (name: string, cpuMilli: number, pods = 10) =>
  buildNode(name, { allocatable: { cpuMilli, memoryBytes: GIB, pods } });
const sized = (name: string, cpuMilli: number, over: Partial<ObservedPod> = {}) =>
  buildPod(name, { requests: { cpuMilli, memoryBytes: 0, pods: 1 }, ...over });
const waiting = (name: string, cpuMilli: number, over: Partial<ObservedPod> = {}) =>
  sized(name, cpuMilli, { nodeName: undefined, phase: "Pending", ...over });
const outcomes = (placement: ReturnType<typeof tried>) =>
  [...new Set(leftOver(placement).map((names) => names.join()))].sort();

describe("several orders", () => {
  it("tries eight where room is tight", () => {
    expect(tried([sized("p", 100)], { nodes: [node("a", 1000), node("b", 1000)] }).attempts).toHaveLength(8);
  });

  it("tries two where each pod has far more nodes than there are pods", () => {
    const nodes = ["a", "b", "c", "d", "e"].map((name) => node(name, 1000));
    expect(tried([sized("p", 100)], { nodes }).attempts).toHaveLength(2);
    expect(tried([sized("p", 100)], { nodes: nodes.slice(0, 3) }).attempts).toHaveLength(8);
    expect(tried([sized("p", 100), sized("q", 100)], { nodes }).attempts).toHaveLength(8);
  });

  it("tries all of them where a pod finds no place, however many nodes there are", () => {
    const nodes = ["a", "b", "c", "d", "e", "f", "g"].map((name) => node(name, 1000));
    expect(tried([sized("p", 1001)], { nodes }).attempts).toHaveLength(8);
    const stuck = { claims: ["gone"] };
    expect(tried([sized("p", 1, stuck)], { nodes, volumes: [], storageClasses: [] }).attempts).toHaveLength(
      8,
    );
  });

  it("sees that the small one first takes the room of the large one, and the other way round", () => {
    // By itself the small one is put where most is left, and that is where the large one has to go.
    const nodes = [node("a", 4000), node("b", 1000), node("c", 600)];
    expect(outcomes(tried([sized("large", 1000), sized("small", 600)], { nodes }))).toEqual(["", "large"]);
  });

  it.each<[string, number[], number[], string[]]>([
    ["nothing moves", [], [100], [""]],
    ["one for one", [1000], [1000], [""]],
    ["one too large for each", [1001], [1000, 1000], ["p0"]],
    ["together too large", [600, 600], [1000], ["p0", "p1"]],
    ["no other node", [1], [], ["p0"]],
  ])("%s", (_, asked, offered, expected) => {
    const nodes = [node("a", 4000), ...offered.map((cpu, n) => node(`n${n}`, cpu))];
    expect(
      outcomes(
        tried(
          asked.map((cpu, n) => sized(`p${n}`, cpu)),
          { nodes },
        ),
      ),
    ).toEqual(expected);
  });

  it("leaves the stage as it was when it began", () => {
    const pods = [sized("p", 700), sized("q", 200)];
    const there = [sized("o", 100, { nodeName: "b" })];
    const { stage } = tried(pods, { nodes: [node("a", 1000), node("b", 1000)], pods: there });
    expect([...stage.board.cpuMilli]).toEqual([900, 100]);
    expect([...stage.board.pods]).toEqual([2, 1]);
    expect(stage.board.podsOn(1).map(({ name }) => name)).toEqual(["o"]);
  });

  it("takes pods of StatefulSets last: their old pods have to be gone first", () => {
    const nodes = [node("a", 4000), node("b", 1000)];
    const db = sized("db-0", 1000, { controller: ownerNamed("db", "StatefulSet") });
    expect(outcomes(tried([db, sized("web", 1000)], { nodes }))).toEqual(["db-0"]);
  });
});

describe("pending pods", () => {
  const nodes = [node("a", 4000), node("b", 1000)];

  it.each<[string, Partial<ObservedPod>, boolean]>([
    ["waits", {}, true],
    ["is on a node", { nodeName: "b" }, false],
    ["is being deleted", { deletionAt: "2026-11-21T12:00:00Z" }, false],
    ["has scheduling gates", { scheduling: { gated: true } }, false],
    ["belongs to another scheduler", { scheduling: { scheduler: "volcano" } }, false],
    ["has ended without a node", { phase: "Failed" }, false],
  ])("a pod that %s", (_, over, counts) => {
    const placement = tried([sized("p", 100)], { nodes, pods: [waiting("w", 100, over)] });
    expect(placement.pending.map(({ name }) => name)).toEqual(counts ? ["w"] : []);
  });

  it("are placed with those that leave, in the same room", () => {
    const found = outcomes(tried([sized("p", 600)], { nodes, pods: [waiting("w", 600)] }));
    expect(found).toContain("w");
    expect(found.every((names) => names === "w" || names === "p")).toBe(true);
    expect(outcomes(tried([sized("p", 400)], { nodes, pods: [waiting("w", 600)] }))).toEqual([""]);
  });

  it("are not sure to come first where they fit already, nor to come last", () => {
    expect(outcomes(tried([sized("p", 600)], { nodes, pods: [waiting("w", 600)] }))).toEqual(["p", "w"]);
  });

  it("take no room where they find none", () => {
    expect(outcomes(tried([sized("p", 600)], { nodes, pods: [waiting("w", 5000)] }))).toEqual(["w"]);
  });
});

describe("pods that leave other nodes as well", () => {
  it("share the room, and theirs is free for nobody", () => {
    const cluster = {
      nodes: [node("a", 1000), { ...node("b", 1000), unschedulable: true }, node("c", 1000)],
    };
    const [p, q] = [sized("p", 600), sized("q", 600, { nodeName: "b" })];
    const index = buildIndex({ ...cluster, pods: [p, q] });
    expect(outcomes(finish(placeElsewhere(index, "a", [p], [q])))).toEqual(["p", "q"]);
    expect(outcomes(finish(placeElsewhere(index, "a", [p])))).toEqual([""]);
  });
});

describe("StatefulSets that start their pods in order", () => {
  const controller = ownerNamed("db", "StatefulSet");
  const member = (ordinal: number, cpuMilli: number) => sized(`db-${ordinal}`, cpuMilli, { controller });
  const set = (over: Partial<ObservedReplicas> = {}): Partial<ObservedCluster> => ({
    nodes: [node("a", 4000), node("b", 1000)],
    replicas: [
      {
        uid: "uid-db",
        namespace: "shop",
        name: "db",
        kind: "StatefulSet",
        replicas: 3,
        ordered: true,
        ...over,
      },
    ],
  });

  it("makes no pod before the one before it runs", () => {
    const placement = tried([member(0, 5000), member(1, 100)], set());
    expect(outcomes(placement)).toEqual(["db-0,db-1"]);
    for (const { unplaced } of placement.attempts) {
      expect(unplaced.find(({ pod }) => pod.name === "db-1")?.after?.name).toBe("db-0");
      expect(unplaced.find(({ pod }) => pod.name === "db-0")?.after).toBeUndefined();
    }
  });

  it("makes the earlier ones, whatever the later need", () => {
    expect(outcomes(tried([member(0, 100), member(1, 5000)], set()))).toEqual(["db-1"]);
  });

  it("makes all of them one after the other", () => {
    expect(outcomes(tried([member(2, 100), member(0, 100), member(1, 100)], set()))).toEqual([""]);
  });

  it("counts ordinals as numbers", () => {
    expect(outcomes(tried([member(9, 5000), member(10, 100)], set()))).toEqual(["db-10,db-9"]);
    expect(outcomes(tried([member(10, 5000), member(9, 100)], set()))).toEqual(["db-10"]);
  });

  it.each<[string, Partial<ObservedReplicas>]>([
    ["podManagementPolicy Parallel", { ordered: undefined }],
    ["another set", { uid: "uid-other" }],
  ])("does not wait with %s", (_, over) => {
    expect(outcomes(tried([member(0, 5000), member(1, 100)], set(over)))).toEqual(["db-0"]);
  });

  it("does not wait for pods that stay", () => {
    const over = { ...set(), pods: [{ ...member(0, 900), nodeName: "b" }] };
    expect(outcomes(tried([member(1, 100)], over))).toEqual([""]);
  });

  it("does not wait for another set's pods", () => {
    const other = sized("cache-0", 5000, { controller: ownerNamed("cache", "StatefulSet") });
    expect(outcomes(tried([other, member(1, 100)], set()))).toEqual(["cache-0"]);
  });
});
