import { describe, expect, it } from "vitest";
import type { ObservedCluster, ObservedPod } from "@/lib/domain/observed";
import { finish } from "@/lib/domain/steps";
import { buildIndex, buildNode, buildPod, GIB } from "@/lib/domain/testing/build";
import { attempt } from "./attempt";
import { seededRandom } from "./random";
import { createStage } from "./stage";
import { near, racked, wishing } from "./testing/trial";

const node = (name: string, cpuMilli = 1000) =>
  buildNode(name, { allocatable: { cpuMilli, memoryBytes: GIB, pods: 10 } });
const sized = (name: string, cpuMilli: number, over: Partial<ObservedPod> = {}) =>
  buildPod(name, { nodeName: undefined, requests: { cpuMilli, memoryBytes: 0, pods: 1 }, ...over });
const none = () => [];

function attempted(
  queue: ObservedPod[],
  over: Partial<ObservedCluster> = {},
  earlier: (pod: ObservedPod) => readonly ObservedPod[] = none,
) {
  const stage = createStage(buildIndex({ nodes: [node("a"), node("b")], ...over }), "a");
  const arrivals = { now: [], soon: queue, later: [] };
  const result = finish(attempt(stage, { arrivals, leavers: [], earlier, random: seededRandom(1) }));
  const where = Object.fromEntries(
    stage.snapshot.nodes.map(({ name }, place) => [name, stage.board.podsOn(place).map((pod) => pod.name)]),
  );
  return { ...result, where, left: result.unplaced.map(({ pod }) => pod.name) };
}

describe("one order", () => {
  it("gives places as it goes: first come, first served", () => {
    expect(attempted([sized("p", 600), sized("q", 600)])).toMatchObject({ left: ["q"], where: { b: ["p"] } });
    expect(attempted([sized("q", 600), sized("p", 600)])).toMatchObject({ left: ["p"], where: { b: ["q"] } });
  });

  it("goes on after one that finds no place", () => {
    expect(attempted([sized("huge", 5000), sized("p", 600)])).toMatchObject({
      left: ["huge"],
      where: { b: ["p"] },
    });
  });

  it("says what each node lacked for one that found none", () => {
    const { unplaced } = attempted([sized("huge", 5000)]);
    expect(unplaced).toEqual([
      { pod: expect.objectContaining({ name: "huge" }), obstacles: ["taint", "cpu"] },
    ]);
  });

  it("tells of nothing when there is nothing to do", () => {
    expect(attempted([])).toMatchObject({ unplaced: [], preempted: [], where: { a: [], b: [] } });
  });
});

describe("turns", () => {
  it("tries one again when another has made it possible", () => {
    const fond = sized("fond", 10, { scheduling: { affinity: [near("web")] } });
    const web = sized("web", 10, { labels: { app: "web" } });
    const nodes = racked({ a: "r1", b: "r2" });
    expect(attempted([fond, web], { nodes })).toMatchObject({ left: [], where: { b: ["web", "fond"] } });
  });

  it("follows a chain of those that wait for one another", () => {
    const link = (n: number) =>
      sized(`l${n}`, 10, {
        labels: { app: `l${n}` },
        scheduling: n === 0 ? undefined : { affinity: [near(`l${n - 1}`)] },
      });
    const queue = [4, 3, 2, 1, 0].map(link);
    expect(attempted(queue, { nodes: racked({ a: "r1", b: "r2" }) }).where.b).toEqual([
      "l0",
      "l1",
      "l2",
      "l3",
      "l4",
    ]);
  });

  it("ends when nothing changes any more", () => {
    const circle = ["x", "y"].map((name, at) =>
      sized(name, 10, { labels: { app: name }, scheduling: { affinity: [near(at === 0 ? "y" : "x")] } }),
    );
    expect(attempted(circle, { nodes: racked({ a: "r1", b: "r2" }) }).left).toEqual(["x", "y"]);
  });

  it("forgets why one found no place when it has found one", () => {
    const fond = wishing("fond", { affinity: [near("web")] }, { nodeName: undefined });
    const web = sized("web", 10, { labels: { app: "web" } });
    expect(attempted([fond, web], { nodes: racked({ a: "r1", b: "r2" }) }).unplaced).toEqual([]);
  });
});

describe("those that others have to come before", () => {
  const [p, q] = [sized("p", 100), sized("q", 100)];
  const after = (pod: ObservedPod) => (pod === q ? [p] : []);

  it("wait for them, and go right after them", () => {
    expect(attempted([q, p], {}, after)).toMatchObject({ left: [], where: { b: ["p", "q"] } });
  });

  it("wait for ever when they find no place", () => {
    const huge = sized("huge", 5000);
    const { unplaced } = attempted([q, huge], {}, (pod) => (pod === q ? [huge] : []));
    expect(unplaced.map(({ pod, after: whom }) => [pod.name, whom?.name])).toEqual([
      ["q", "huge"],
      ["huge", undefined],
    ]);
  });

  it("do not wait for those that are not in the queue", () => {
    expect(attempted([q], {}, after).left).toEqual([]);
  });
});

describe("the fewest nodes that a pod could choose from", () => {
  it.each<[string, ObservedPod[], number]>([
    ["all of them", [sized("p", 100)], 3],
    ["fewer for a picky one", [sized("p", 100), sized("q", 100, { nodeSelector: { disk: "ssd" } })], 1],
    ["none", [sized("p", 100), sized("huge", 5000)], 0],
    ["fewer as they fill", [sized("p", 1000), sized("q", 1000)], 2],
  ])("%s", (_, queue, number) => {
    const nodes = [node("a"), node("b"), node("c"), { ...node("d"), labels: { disk: "ssd" } }];
    expect(attempted(queue, { nodes }).fewestChoices).toBe(number);
  });
});

describe("those that are driven away", () => {
  const vip = sized("vip", 1000, { scheduling: { priority: 10 } });
  const low = sized("low", 600, { nodeName: "b" });

  it("are told of, and told again when they find nothing else", () => {
    const result = attempted([vip], { pods: [low] });
    expect(result).toMatchObject({ preempted: [low], left: ["low"], where: { b: ["vip"] } });
  });

  it("come back behind the others", () => {
    const result = attempted([vip, sized("p", 600)], {
      nodes: [node("a"), node("b"), node("c", 700)],
      pods: [low],
    });
    expect(result.where).toMatchObject({ b: ["vip"], c: ["p"] });
    expect(result.left).toEqual(["low"]);
  });

  it("do not come back without a controller", () => {
    const bare = { ...low, controller: undefined };
    expect(attempted([vip], { pods: [bare] })).toMatchObject({
      preempted: [bare],
      left: [],
      where: { b: ["vip"] },
    });
  });
});
