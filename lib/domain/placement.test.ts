import { describe, expect, it } from "vitest";
import type { ObservedNode, ObservedPod } from "./observed";
import { placeElsewhere } from "./placement";
import { buildIndex, buildIntent, buildNode, buildPod, GIB } from "./testing/build";

const gpu = { key: "gpu", value: "yes", effect: "NoSchedule" };
const sized = (name: string, gib: number) =>
  buildPod(name, { requests: { cpuMilli: 1, memoryBytes: gib * GIB, pods: 1 } });
const withRoom = (name: string, gib: number) =>
  buildNode(name, { allocatable: { cpuMilli: 4000, memoryBytes: gib * GIB, pods: 110 } });

/** Whether the pod finds a place when this node is the only other one. */
function admits(node: ObservedNode, pod: ObservedPod): boolean {
  return placeElsewhere(buildIndex({ nodes: [buildNode("a"), node] }), "a", [pod]).placed === 1;
}

describe("a tainted node admits a pod that tolerates", () => {
  it.each([
    [{ key: "gpu", operator: "Exists" }, true],
    [{ operator: "Exists" }, true],
    [{ key: "gpu", value: "yes" }, true],
    [{ key: "gpu", operator: "Equal", value: "no" }, false],
    [{ key: "other", operator: "Exists" }, false],
    [{ key: "gpu", operator: "Exists", effect: "NoExecute" }, false],
    [{ value: "yes" }, false],
  ])("%j: %s", (toleration, expected) => {
    expect(admits(buildNode("b", { taints: [gpu] }), buildPod("p", { tolerations: [toleration] }))).toBe(
      expected,
    );
  });
});

describe("admits", () => {
  const node = buildNode("b", { labels: { disk: "ssd", cores: "8" } });
  const affine = (operator: string, ...values: string[]) => ({
    nodeAffinity: [{ labels: [{ key: "cores", operator, values }], fields: [] }],
  });
  it.each([
    ["no wish", {}, true],
    ["its label", { nodeSelector: { disk: "ssd" } }, true],
    ["another label", { nodeSelector: { disk: "hdd" } }, false],
    ["Gt", affine("Gt", "4"), true],
    ["Lt", affine("Lt", "4"), false],
    ["In", affine("In", "8", "16"), true],
    ["NotIn", affine("NotIn", "8"), false],
    ["an empty term", { nodeAffinity: [{ labels: [], fields: [] }] }, false],
    [
      "one of two terms",
      { nodeAffinity: [...affine("In", "1").nodeAffinity, ...affine("Exists").nodeAffinity] },
      true,
    ],
  ])("%s: %s", (_, over, expected) => {
    expect(admits(node, buildPod("p", over))).toBe(expected);
  });

  it("not where it is not Ready or tainted hard", () => {
    expect(admits(buildNode("b", { conditions: [] }), buildPod("p"))).toBe(false);
    expect(admits(buildNode("b", { taints: [gpu] }), buildPod("p"))).toBe(false);
  });
});

describe("placeElsewhere", () => {
  it("places the largest first: small ones before it would leave it no room", () => {
    const index = buildIndex({ nodes: [withRoom("a", 16), withRoom("b", 3), withRoom("c", 3)] });
    const placed = placeElsewhere(index, "a", [sized("s", 1), sized("m", 2), sized("l", 3)]);
    expect(placed).toMatchObject({ placed: 3, unplaced: [], targets: 2 });
  });

  it.each([
    ["b", "c"],
    ["c", "b"],
  ])("places each where most is left, %s before %s", (...order) => {
    const ssd = { ...withRoom("b", 2), labels: { disk: "ssd" } };
    const others = order.map((name) => (name === "b" ? ssd : withRoom("c", 4)));
    const picky = { ...sized("picky", 2), nodeSelector: { disk: "ssd" } };
    const index = buildIndex({ nodes: [buildNode("a"), ...others] });
    expect(placeElsewhere(index, "a", [sized("any", 2), picky]).unplaced).toEqual([]);
  });

  it("says which pod finds no room and why", () => {
    const index = buildIndex({ nodes: [withRoom("a", 16), withRoom("b", 4)] });
    const picky = buildPod("picky", { nodeSelector: { disk: "tape" } });
    const { placed, unplaced } = placeElsewhere(index, "a", [sized("big", 8), picky, sized("s", 1)]);
    expect(placed).toBe(1);
    expect(unplaced.map(({ pod, why }) => `${pod.name}: ${why}`)).toEqual([
      "big: no node that takes it has room",
      "picky: no other node takes it",
    ]);
  });

  it.each([{ unschedulable: true }, { intent: buildIntent() }])("leaves out a node with %o", (over) => {
    const index = buildIndex({ nodes: [buildNode("a"), buildNode("b", over)] });
    expect(placeElsewhere(index, "a", [sized("s", 1)])).toMatchObject({ placed: 0, targets: 0 });
  });
});
