import { describe, expect, it } from "vitest";
import type { ObservedBudget, ObservedCluster, ObservedNode, ObservedPod } from "@/lib/domain/observed";
import { at, buildBudget, buildPod, GIB } from "@/lib/domain/testing/build";
import type { SchedulingTerms } from "./observed";
import { leftOver, near, nodeWith, RACK, selecting, spreading, tried } from "./testing/trial";

const node = (name: string, over: Partial<ObservedNode> = {}) =>
  nodeWith(name, { [RACK]: name }, { allocatable: { cpuMilli: 1000, memoryBytes: GIB, pods: 10 }, ...over });
const sized = (
  name: string,
  nodeName: string,
  priority: number,
  cpuMilli: number,
  over: Partial<ObservedPod> = {},
  terms: SchedulingTerms = {},
): ObservedPod =>
  buildPod(name, {
    nodeName,
    labels: { app: name },
    requests: { cpuMilli, memoryBytes: 0, pods: 1 },
    scheduling: { priority, ...terms },
    ...over,
  });
const important = (terms: SchedulingTerms = {}, cpuMilli = 1000) =>
  sized("vip", "a", 100, cpuMilli, {}, terms);

/** Who was driven away, one list for each order, each once; and who has no place. */
function outcome(pod: ObservedPod, over: Partial<ObservedCluster>) {
  const placement = tried([pod], { nodes: [node("a"), node("b")], ...over });
  const victims = placement.attempts.map(({ preempted }) =>
    preempted
      .map(({ name }) => name)
      .sort()
      .join(),
  );
  return {
    victims: [...new Set(victims)],
    left: [...new Set(leftOver(placement).map((names) => names.join()))],
  };
}

describe("DefaultPreemption: whether others give way", () => {
  it.each<[string, ObservedPod, ObservedPod, boolean]>([
    ["a lower priority does", important(), sized("low", "b", 0, 1000), true],
    ["one a little lower does", important(), sized("low", "b", 99, 1000), true],
    ["the same does not", important(), sized("low", "b", 100, 1000), false],
    ["a higher one does not", important(), sized("low", "b", 101, 1000), false],
    ["none counts as 0", important(), sized("low", "b", 0, 1000, { scheduling: undefined }), true],
    ["a negative one gives way to none", sized("vip", "a", 0, 1000), sized("low", "b", -1, 1000), true],
    ["preemptionPolicy Never", important({ neverPreempts: true }), sized("low", "b", 0, 1000), false],
  ])("%s", (_, pod, other, gives) => {
    const { victims, left } = outcome(pod, { pods: [other] });
    expect(victims).toEqual([gives ? "low" : ""]);
    expect(left).toEqual([gives ? "low" : "vip"]);
  });

  it("nobody does where there is room elsewhere", () => {
    const nodes = [node("a"), node("b"), node("c")];
    expect(outcome(important(), { nodes, pods: [sized("low", "b", 0, 1000)] })).toEqual({
      victims: [""],
      left: [""],
    });
  });

  it("nobody does where that would not be enough", () => {
    const pods = [sized("low", "b", 0, 300), sized("peer", "b", 100, 300)];
    expect(outcome(important(), { pods })).toEqual({ victims: [""], left: ["vip"] });
  });

  it("a pod without a controller is gone then, and waits for nothing", () => {
    const pods = [sized("bare", "b", 0, 1000, { controller: undefined })];
    expect(outcome(important(), { pods })).toEqual({ victims: ["bare"], left: [""] });
  });

  it("who gave way looks for a new place", () => {
    const taints = [{ key: "spot", effect: "NoSchedule" }];
    const tolerations = [{ key: "spot", operator: "Exists" }];
    const nodes = [node("a"), node("b"), node("c", { taints })];
    const pods = [sized("low", "b", 0, 1000, { tolerations })];
    expect(outcome(important(), { nodes, pods })).toEqual({ victims: ["low"], left: [""] });
  });

  it("two that leave share one place by priority, in every order", () => {
    const placement = tried([important(), sized("low", "a", 0, 1000)], { nodes: [node("a"), node("b")] });
    expect(new Set(leftOver(placement).map((names) => names.join()))).toEqual(new Set(["low"]));
  });
});

describe("DefaultPreemption: what it helps against", () => {
  const low = (over: Partial<ObservedPod>, terms: SchedulingTerms = {}) =>
    sized("low", "b", 0, 10, over, terms);

  it.each<[string, SchedulingTerms, ObservedPod]>([
    ["a host port in use", { ports: [{ port: 80 }] }, low({}, { ports: [{ port: 80 }] })],
    ["its anti-affinity", { antiAffinity: [near("low")] }, low({})],
    ["the anti-affinity of the other", {}, low({}, { antiAffinity: [near("vip")] })],
    [
      "topology spread",
      { spread: [spreading({ selector: selecting({ app: "low" }), maxSkew: 0 })] },
      low({}),
    ],
  ])("%s", (_, terms, other) => {
    expect(outcome(important(terms, 10), { pods: [other] }).victims).toEqual(["low"]);
  });

  it("a ReadWriteOncePod claim in use", () => {
    const claims = [{ namespace: "shop", name: "data", volume: "pv", exclusive: true as const }];
    const over = { claims, volumes: [{ name: "pv" }], storageClasses: [] };
    const pod = { ...important({}, 10), claims: ["data"] };
    expect(outcome(pod, { ...over, pods: [low({ claims: ["data"] })] }).victims).toEqual(["low"]);
  });

  it("attach limits", () => {
    const claims = ["d0", "d1"].map((name) => ({ namespace: "shop", name, volume: name }));
    const volumes = ["d0", "d1"].map((name) => ({ name, driver: "csi", handle: name }));
    const over = { claims, volumes, storageClasses: [], volumeLimits: [{ node: "b", drivers: { csi: 1 } }] };
    const pod = { ...important({}, 10), claims: ["d0"] };
    expect(outcome(pod, { ...over, pods: [low({ claims: ["d1"] })] }).victims).toEqual(["low"]);
  });

  it("pod slots", () => {
    const nodes = [node("a"), node("b", { allocatable: { cpuMilli: 1000, memoryBytes: GIB, pods: 1 } })];
    expect(outcome(important({}, 10), { nodes, pods: [low({})] }).victims).toEqual(["low"]);
  });

  it.each<[string, SchedulingTerms, Partial<ObservedNode>, Partial<ObservedPod>]>([
    ["a taint", {}, { taints: [{ key: "x", effect: "NoSchedule" }] }, {}],
    ["a cordon", {}, { unschedulable: true }, {}],
    ["its node selector", {}, {}, { nodeSelector: { disk: "ssd" } }],
    ["affinity to nobody", { affinity: [near("db")] }, {}, {}],
    ["a missing topology label", { spread: [spreading({ topologyKey: "example.com/row" })] }, {}, {}],
  ])("not %s", (_, terms, over, pod) => {
    const nodes = [node("a"), node("b", over)];
    const vip = { ...important(terms), ...pod };
    expect(outcome(vip, { nodes, pods: [sized("low", "b", 0, 1000)] })).toEqual({
      victims: [""],
      left: ["vip"],
    });
  });

  it("not against a neighbour on another node of the rack", () => {
    const nodes = [node("a"), node("b"), node("c", { unschedulable: true })].map((each) =>
      each.name === "a" ? each : { ...each, labels: { [RACK]: "r" } },
    );
    const pods = [low({}), sized("far", "c", 0, 10, { labels: { app: "low" } })];
    expect(outcome(important({ antiAffinity: [near("low")] }, 10), { nodes, pods })).toEqual({
      victims: [""],
      left: ["vip"],
    });
  });
});

describe("DefaultPreemption: who gives way on a node", () => {
  const young = { createdAt: at(-60) };
  const old = { createdAt: at(-6000) };

  it.each<[string, number, ObservedPod[], string]>([
    ["the only one that is needed", 400, [sized("x", "b", 5, 400), sized("y", "b", 1, 400)], "y"],
    ["the younger of two alike", 400, [sized("x", "b", 1, 400, young), sized("y", "b", 1, 400, old)], "x"],
    ["both if it takes both", 900, [sized("x", "b", 5, 400), sized("y", "b", 1, 400)], "x,y"],
    [
      "the lower, even if that is more pods",
      600,
      [sized("x", "b", 5, 400), sized("y", "b", 1, 200), sized("z", "b", 1, 200)],
      "y,z",
    ],
    [
      "a small one in time, when the large one has to go",
      700,
      [sized("x", "b", 1, 100), sized("y", "b", 5, 900)],
      "y",
    ],
    ["nobody of its own priority", 400, [sized("x", "b", 100, 500), sized("y", "b", 1, 500)], "y"],
  ])("%s", (_, cpuMilli, pods, victims) => {
    expect(outcome(important({}, cpuMilli), { pods }).victims).toEqual([victims]);
  });

  it("not one whose budget is used up, if another will do", () => {
    const pods = [sized("x", "b", 5, 500, { controller: undefined }), sized("y", "b", 1, 500)];
    const budgets = [buildBudget("y", { selector: selecting({ app: "y" }), disruptionsAllowed: 0 })];
    expect(outcome(important({}, 500), { pods, budgets }).victims).toEqual(["x"]);
    expect(outcome(important({}, 500), { pods }).victims).toEqual(["y"]);
  });

  it("one whose budget is used up, if nobody else will do", () => {
    const budgets = [buildBudget("x", { selector: selecting({ app: "x" }), disruptionsAllowed: 0 })];
    expect(outcome(important({}, 500), { pods: [sized("x", "b", 5, 500)], budgets }).victims).toEqual([""]);
    expect(outcome(important(), { pods: [sized("x", "b", 5, 1000)], budgets }).victims).toEqual(["x"]);
  });
});

describe("DefaultPreemption: on which node", () => {
  const nodes = [node("a"), node("b"), node("c")];
  const on = (b: ObservedPod[], c: ObservedPod[], budgets: ObservedBudget[] = []) =>
    outcome(important(), { nodes, budgets, pods: [...b, ...c].map(bare) }).victims;
  /** One that does not come back and drive away others in its turn. */
  const bare = (pod: ObservedPod): ObservedPod => ({ ...pod, controller: undefined });
  const budget = (over: Partial<ObservedBudget> = {}) =>
    buildBudget("x", { selector: selecting({ app: "x" }), disruptionsAllowed: 0, ...over });
  const [x, y] = [sized("x", "b", 1, 1000), sized("y", "c", 5, 1000)];

  it.each<[string, ObservedPod[], ObservedPod[], string]>([
    ["where the highest victim is lower", [x], [y], "x"],
    [
      "that counts more than their number",
      [sized("x1", "b", 1, 500), sized("x2", "b", 1, 500)],
      [y],
      "x1,x2",
    ],
    ["where the sum is lower", [sized("x1", "b", 5, 500), sized("x2", "b", 1, 500)], [y], "y"],
    ["where fewer go", [sized("x1", "b", 5, 500), sized("x2", "b", -5, 500)], [y], "y"],
    ["where anybody can go at all", [sized("x", "b", 200, 1000)], [y], "y"],
  ])("%s", (_, b, c, victims) => {
    expect(on(b, c)).toEqual([victims]);
    const swapped = (pods: ObservedPod[]) =>
      pods.map((pod) => ({ ...pod, nodeName: pod.nodeName === "b" ? "c" : "b" }));
    expect(on(swapped(c), swapped(b))).toEqual([victims]);
  });

  it.each<[string, ObservedBudget, string]>([
    ["used up", budget(), "y"],
    ["that still allows one", budget({ disruptionsAllowed: 1 }), "x"],
    ["of another namespace", budget({ namespace: "other" }), "x"],
    ["about others", budget({ selector: selecting({ app: "z" }) }), "x"],
    ["without a selector", budget({ selector: undefined }), "x"],
    [
      "with an expression",
      budget({
        selector: { matchLabels: {}, matchExpressions: [{ key: "app", operator: "NotIn", values: ["y"] }] },
      }),
      "y",
    ],
  ])("budgets come before priorities: one %s", (_, one, victims) => {
    expect(on([x], [y], [one])).toEqual([victims]);
  });

  it("who gave way drives away those below it in its turn", () => {
    const budgets = [budget()];
    expect(outcome(important(), { nodes, budgets, pods: [x, y] })).toEqual({ victims: ["x,y"], left: ["x"] });
  });

  it("no pod is known to a budget with an empty selector, other than for evictions", () => {
    const elsewhere = { ...y, namespace: "other" };
    expect(on([x], [elsewhere], [budget({ selector: selecting({}) })])).toEqual(["x"]);
    expect(on([x], [elsewhere], [budget()])).toEqual(["y"]);
  });

  it("no budget knows a pod without labels", () => {
    const selector = {
      matchLabels: {},
      matchExpressions: [{ key: "tier", operator: "DoesNotExist", values: [] }],
    };
    const own = budget({ selector });
    expect(on([{ ...x, labels: {} }], [{ ...y, labels: { tier: "1" } }], [own])).toEqual(["x"]);
    expect(on([x], [{ ...y, labels: { tier: "1" } }], [own])).toEqual(["y"]);
  });

  it("a budget that allows one is violated by the second", () => {
    const two = ["x1", "x2"].map((name) => sized(name, "b", 1, 500, { labels: { app: "x" } }));
    expect(on(two, [y], [budget({ disruptionsAllowed: 1 })])).toEqual(["y"]);
    expect(on(two, [y], [budget({ disruptionsAllowed: 2 })])).toEqual(["x1,x2"]);
  });
});
