import { expect, it } from "vitest";
import type { ObservedCluster, ObservedPod } from "@/lib/domain/observed";
import { createStage } from "@/lib/domain/scheduling/stage";
import { finish } from "@/lib/domain/steps";
import { buildIndex, buildNode, buildPod, GIB, ownerNamed } from "@/lib/domain/testing/build";
import { placedAnew } from "./placed-anew";

const sized = (name: string, nodeName: string, over: Partial<ObservedPod> = {}) =>
  buildPod(name, { nodeName, requests: { cpuMilli: 800, memoryBytes: GIB, pods: 1 }, ...over });

function placed(pods: ObservedPod[], over: Partial<ObservedCluster> = {}) {
  const stage = createStage(buildIndex({ pods, ...over }), "");
  const { on, unplaced } = finish(placedAnew(stage, pods));
  return { on: Object.fromEntries(on), unplaced, left: stage.changes() };
}

it("pods that crowd on one node would be spread over the empty ones", () => {
  const { on, unplaced, left } = placed([sized("p1", "a"), sized("p2", "a"), sized("p3", "a")]);
  expect(unplaced).toBe(0);
  expect((on.b ?? 0) + (on.c ?? 0)).toBeGreaterThanOrEqual(2);
  expect(left, "the stage is as it was").toBe(0);
});

it("what is even stays so", () => {
  expect(placed([sized("p1", "a"), sized("p2", "b"), sized("p3", "c")]).on).toEqual({ a: 1, b: 1, c: 1 });
});

it("a node that takes no new pods gets none", () => {
  const nodes = [buildNode("a"), buildNode("b", { unschedulable: true }), buildNode("c")];
  expect(placed([sized("p1", "a"), sized("p2", "b")], { nodes }).on.b).toBeUndefined();
});

it("a new pod of a ReplicaSet needs room beside the old one, one of a StatefulSet its place", () => {
  const nodes = [buildNode("a", { allocatable: { cpuMilli: 1000, memoryBytes: 4 * GIB, pods: 10 } })];
  expect(placed([sized("p1", "a")], { nodes })).toMatchObject({ on: {}, unplaced: 1 });
  const member = sized("p1", "a", { controller: ownerNamed("db", "StatefulSet") });
  expect(placed([member], { nodes })).toMatchObject({ on: { a: 1 }, unplaced: 0 });
});

it("a node that its selector or its tolerations rule out gets none", () => {
  const taints = [{ key: "dedicated", value: "db", effect: "NoSchedule" }];
  const nodes = [
    buildNode("a", { labels: { disk: "fast" } }),
    buildNode("b"),
    buildNode("c", { labels: { disk: "fast" }, taints }),
  ];
  const pods = ["p1", "p2", "p3"].map((name) => sized(name, "a", { nodeSelector: { disk: "fast" } }));
  expect(placed(pods, { nodes }).on).toEqual({ a: 3 });
});

it("those without room are counted, and make room for the others when they stop", () => {
  const tight = (name: string, cpuMilli: number) =>
    buildNode(name, { allocatable: { cpuMilli, memoryBytes: 16 * GIB, pods: 10 } });
  const nodes = [tight("a", 2400), tight("b", 900)];
  const found = placed([sized("p1", "a"), sized("p2", "a"), sized("p3", "a")], { nodes });
  expect(found).toEqual({ on: { a: 2, b: 1 }, unplaced: 0, left: 0 });
  const full = placed([sized("p1", "a"), sized("p2", "a"), sized("p3", "a")], { nodes: [tight("a", 2400)] });
  expect(full).toMatchObject({ on: { a: 2 }, unplaced: 1 });
});

it("is told the same each time it is asked", () => {
  const pods = Array.from({ length: 9 }, (_, at) => sized(`p${at}`, "a"));
  expect(placed(pods)).toEqual(placed(pods));
});

it("gives way to others before each pod", () => {
  const pods = [sized("p1", "a"), sized("p2", "a")];
  const steps = placedAnew(createStage(buildIndex({ pods }), ""), pods);
  expect([steps.next().done, steps.next().done, steps.next().done]).toEqual([false, false, true]);
});

it("no pods are placed nowhere", () => {
  expect(placed([])).toEqual({ on: {}, unplaced: 0, left: 0 });
});
