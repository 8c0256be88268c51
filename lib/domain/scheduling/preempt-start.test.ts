import { describe, expect, it } from "vitest";
import type { ObservedNode, ObservedPod } from "@/lib/domain/observed";
import { at, buildPod, GIB, ownerNamed } from "@/lib/domain/testing/build";
import { nodeWith, tried } from "./testing/trial";

const node = (name: string): ObservedNode =>
  nodeWith(name, {}, { allocatable: { cpuMilli: 1000, memoryBytes: GIB, pods: 10 } });
/** A pod that does not come back; it was created long ago and started at this second before now. */
const running = (name: string, nodeName: string, started: number, over: Partial<ObservedPod> = {}) =>
  buildPod(name, {
    nodeName,
    requests: { cpuMilli: 1000, memoryBytes: 0, pods: 1 },
    createdAt: at(-9000),
    startedAt: at(-started),
    controller: undefined,
    ...over,
  });
const half = { requests: { cpuMilli: 500, memoryBytes: 0, pods: 1 } };
const lower = { scheduling: { priority: -1 } };
const vip = (cpuMilli: number, over: Partial<ObservedPod> = {}) =>
  buildPod("vip", {
    requests: { cpuMilli, memoryBytes: 0, pods: 1 },
    scheduling: { priority: 100 },
    ...over,
  });

/** Who gives way to a pod that leaves "a", by order, each once. */
function victims(pods: ObservedPod[], nodes: ObservedNode[], wants = 1000, leaving: ObservedPod[] = []) {
  const { attempts } = tried(
    [vip(wants, leaving.length > 0 ? { controller: ownerNamed("db", "StatefulSet") } : {}), ...leaving],
    { nodes, pods },
  );
  const names = attempts.map(({ preempted }) =>
    preempted
      .map(({ name }) => name)
      .sort()
      .join(),
  );
  return [...new Set(names)].sort();
}

describe("DefaultPreemption, pickOneNodeForPreemption: of nodes that cost the same", () => {
  const nodes = [node("a"), node("b"), node("c")];

  it.each<[string, ObservedPod[], string[]]>([
    ["the one whose victim started later", [running("x", "b", 60), running("y", "c", 600)], ["x"]],
    [
      "whichever, when both started in the same second",
      [running("x", "b", 60), running("y", "c", 60)],
      ["x", "y"],
    ],
    [
      "by the start, not by when it was made",
      [running("x", "b", 60, { createdAt: at(-90_000) }), running("y", "c", 600)],
      ["x"],
    ],
    [
      "by when it was made, where that is when it started",
      [running("x", "b", 0, { createdAt: at(-60), startedAt: undefined }), running("y", "c", 600)],
      ["x"],
    ],
    [
      "by the first of several",
      [
        running("x1", "b", 10, half),
        running("x2", "b", 900, half),
        running("y1", "c", 600, half),
        running("y2", "c", 600, half),
      ],
      ["y1,y2"],
    ],
    [
      "by the most important ones only",
      [
        running("x1", "b", 60, half),
        running("x2", "b", 900, { ...half, ...lower }),
        running("y1", "c", 600, half),
        running("y2", "c", 600, { ...half, ...lower }),
      ],
      ["x1,x2"],
    ],
  ])("%s", (_, pods, expected) => {
    expect(victims(pods, nodes)).toEqual(expected);
  });
});

describe("DefaultPreemption, MoreImportantPod: of pods of one priority on a node gives way", () => {
  const nodes = [node("a"), node("b")];

  it.each<[string, ObservedPod[], string[]]>([
    ["who started later", [running("x", "b", 60, half), running("y", "b", 600, half)], ["x"]],
    [
      "by the start, not by when it was made",
      [running("x", "b", 60, { ...half, createdAt: at(-90_000) }), running("y", "b", 600, half)],
      ["x"],
    ],
    [
      "who was made later, of those that started in the same second",
      [running("x", "b", 60, { ...half, createdAt: at(-61) }), running("y", "b", 60, half)],
      ["x"],
    ],
    [
      "whoever, when nothing tells them apart",
      [running("x", "b", 60, half), running("y", "b", 60, half)],
      ["x", "y"],
    ],
  ])("%s", (_, pods, expected) => {
    expect(victims(pods, nodes, 500)).toEqual(expected);
  });

  it("who has just come there, however old its predecessor was", () => {
    const moved = running("moved", "a", 90_000, { ...half, controller: ownerNamed("web", "ReplicaSet") });
    expect(victims([running("x", "b", 60, half)], nodes, 500, [moved])).toEqual(["moved"]);
  });
});
