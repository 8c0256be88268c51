import { describe, expect, it } from "vitest";
import type { ObservedNode } from "@/lib/domain/observed";
import { buildIndex, buildPod } from "@/lib/domain/testing/build";
import type { SpreadConstraint } from "./observed";
import { spreadScores } from "./score-spread";
import { createStage } from "./stage";
import { nodeWith, RACK, racked, running, selecting, spreading, wishing } from "./testing/trial";

const HOST = "kubernetes.io/hostname";
const soft = (over: Partial<SpreadConstraint> = {}) => spreading({ hard: false, ...over });

/** The scores of all of these nodes for a pod of web with so many of its kind on each. */
function scores(nodes: ObservedNode[], numbers: number[], spread: SpreadConstraint[] | undefined) {
  const pods = nodes.flatMap(({ name }, at) =>
    Array.from({ length: numbers[at] ?? 0 }, (_, n) => running(`${name}${n}`, "web", name)),
  );
  const stage = createStage(buildIndex({ nodes, pods }), "gone");
  const pod = spread
    ? wishing("p", { spread }, { labels: { app: "web" }, nodeName: undefined })
    : buildPod("p", { labels: { app: "web" }, nodeName: undefined });
  const found = spreadScores(stage.shapeOf(pod), [...nodes.keys()]);
  return found && [...found];
}

describe("PodTopologySpread, Score: numbers as kube-scheduler computes them", () => {
  const three = racked({ b: "r1", c: "r2", d: "r3" });

  // Each count weighs ln(domains + 2), maxSkew adds maxSkew - 1, and the sum is scaled by the largest.
  it.each<[string, ObservedNode[], number[], SpreadConstraint[], number[]]>([
    ["nobody anywhere", three, [0, 0, 0], [soft()], [100, 100, 100]],
    ["two, one, none", three, [2, 1, 0], [soft()], [0, 33, 100]],
    ["a larger maxSkew evens out", three, [2, 1, 0], [soft({ maxSkew: 3 })], [40, 60, 100]],
    ["the same everywhere", three, [1, 1, 1], [soft()], [100, 100, 100]],
    [
      "two nodes of a rack share its count",
      racked({ b: "r1", c: "r1", d: "r2" }),
      [1, 1, 0],
      [soft()],
      [0, 0, 100],
    ],
    ["no selector counts nobody", three, [2, 1, 0], [soft({ selector: undefined })], [100, 100, 100]],
    [
      "an empty selector counts nobody",
      three,
      [2, 1, 0],
      [soft({ selector: selecting({}) })],
      [100, 100, 100],
    ],
    [
      "a node without the label",
      racked({ b: "r1", c: undefined, d: "r2" }),
      [2, 0, 0],
      [soft()],
      [0, 0, 100],
    ],
    ["two constraints add up", three, [2, 1, 0], [soft(), soft()], [0, 50, 100]],
  ])("%s", (_, nodes, numbers, spread, expected) => {
    expect(scores(nodes, numbers, spread)).toEqual(expected);
  });

  it("counts by hostname what each node itself has", () => {
    const hosts = ["b", "c", "d"].map((name) => nodeWith(name, { [HOST]: name }));
    expect(scores(hosts, [2, 1, 0], [soft({ topologyKey: HOST })])).toEqual([0, 33, 100]);
  });

  it("has none for demands only, nor for pods that nothing is said of", () => {
    expect(scores(three, [1, 0, 0], [spreading()])).toBeUndefined();
    const stage = createStage(buildIndex({ nodes: three }), "gone");
    expect(spreadScores(stage.shapeOf(buildPod("p", { controller: undefined })), [0, 1])).toBeUndefined();
  });

  it("by default weighs nodes and zones, and leaves out no node that lacks a label", () => {
    const grid = [
      nodeWith("b", { [HOST]: "b", "topology.kubernetes.io/zone": "z1", [RACK]: "r1" }),
      nodeWith("c", { [HOST]: "c", "topology.kubernetes.io/zone": "z1" }),
      nodeWith("d", { [HOST]: "d", "topology.kubernetes.io/zone": "z2" }),
      nodeWith("e"),
    ];
    const [b = 0, c = 0, d = 0, e = 0] = scores(grid, [2, 0, 0, 0], undefined) ?? [];
    expect(b).toBeLessThan(c);
    expect(c).toBeLessThan(d);
    expect(d).toBeLessThan(e);
    expect(e).toBe(100);
  });
});
