import { describe, expect, it } from "vitest";
import type { ObservedNode, ObservedPod } from "@/lib/domain/observed";
import type { SpreadConstraint } from "./observed";
import {
  judged,
  leftOver,
  nodeWith,
  RACK,
  racked,
  running,
  selecting,
  spreading,
  tried,
  wishing,
} from "./testing/trial";

/** The leaving node is alone in its rack; b, c and d have one each, and e has none. */
const nodes = racked({ b: "r1", c: "r2", d: "r3", e: undefined });
const web = (over: Partial<SpreadConstraint> = {}, pod: Partial<ObservedPod> = {}, name = "p") =>
  wishing(name, { spread: [spreading(over)] }, { labels: { app: "web" }, ...pod });
const crowd = (nodeName: string, number: number, over: Partial<ObservedPod> = {}) =>
  Array.from({ length: number }, (_, n) => running(`${nodeName}${n}`, "web", nodeName, over));
const crowds = (b: number, c: number, d: number) => [...crowd("b", b), ...crowd("c", c), ...crowd("d", d)];
const verdicts = (b: string, c: string, d: string) => ({ b, c, d, e: "no-label" });

describe("PodTopologySpread: maxSkew", () => {
  it.each<[number, [number, number, number], [string, string, string]]>([
    [1, [0, 0, 0], ["fits", "fits", "fits"]],
    [1, [1, 0, 0], ["spread", "fits", "fits"]],
    [1, [1, 1, 0], ["spread", "spread", "fits"]],
    [1, [1, 1, 1], ["fits", "fits", "fits"]],
    [1, [2, 1, 1], ["spread", "fits", "fits"]],
    [1, [5, 0, 9], ["spread", "fits", "spread"]],
    [2, [1, 0, 0], ["fits", "fits", "fits"]],
    [2, [2, 1, 0], ["spread", "fits", "fits"]],
    [2, [3, 1, 2], ["spread", "fits", "fits"]],
    [5, [4, 0, 5], ["fits", "fits", "spread"]],
  ])("maxSkew %d over %j: %j", (maxSkew, numbers, expected) => {
    expect(judged(web({ maxSkew }), { nodes, pods: crowds(...numbers) })).toEqual(verdicts(...expected));
  });

  it("adds one only for a pod that counts itself", () => {
    const stranger = web({}, { labels: { app: "other" } });
    expect(judged(stranger, { nodes, pods: crowds(1, 0, 0) })).toEqual(verdicts("fits", "fits", "fits"));
    expect(judged(stranger, { nodes, pods: crowds(2, 0, 0) })).toEqual(verdicts("spread", "fits", "fits"));
  });

  it("counts a domain over all of its nodes", () => {
    const wide = racked({ b: "r1", c: "r1", d: "r2" });
    expect(judged(web({ maxSkew: 2 }), { nodes: wide, pods: crowds(1, 1, 0) })).toEqual({
      b: "spread",
      c: "spread",
      d: "fits",
    });
  });

  it("ScheduleAnyway refuses nothing, not even a node without the label", () => {
    expect(judged(web({ hard: false }), { nodes, pods: crowds(9, 0, 0) })).toEqual({
      b: "fits",
      c: "fits",
      d: "fits",
      e: "fits",
    });
  });
});

describe("PodTopologySpread: which pods count", () => {
  it.each<[string, Partial<ObservedPod>, string]>([
    ["like itself", {}, "spread"],
    ["of another namespace", { namespace: "other" }, "fits"],
    ["of another app", { labels: { app: "db" } }, "fits"],
    ["terminating", { deletionAt: "2026-11-21T12:00:00Z" }, "fits"],
    ["finished", { phase: "Succeeded" }, "fits"],
    ["failed", { phase: "Failed" }, "fits"],
    ["not scheduled yet", { nodeName: undefined, phase: "Pending" }, "fits"],
    ["on a node that is gone", { nodeName: "gone" }, "fits"],
    ["not Ready", { ready: false }, "spread"],
    ["with more labels", { labels: { app: "web", track: "canary" } }, "spread"],
  ])("one %s", (_, over, expected) => {
    expect(judged(web(), { nodes, pods: crowd("b", 1, over) }).b).toBe(expected);
  });

  it.each<[string, Partial<SpreadConstraint>, string]>([
    ["none counts nobody", { selector: undefined }, "fits"],
    ["an empty one counts nobody", { selector: selecting({}) }, "fits"],
    [
      "by an expression",
      { selector: { matchLabels: {}, matchExpressions: [{ key: "app", operator: "In", values: ["web"] }] } },
      "spread",
    ],
    [
      "by an expression that excludes",
      {
        selector: { matchLabels: {}, matchExpressions: [{ key: "app", operator: "NotIn", values: ["web"] }] },
      },
      "fits",
    ],
  ])("selector: %s", (_, over, expected) => {
    expect(judged(web(over), { nodes, pods: crowd("b", 2) }).b).toBe(expected);
  });

  it("an empty selector still counts the pod itself", () => {
    const over = { selector: selecting({}) };
    expect(judged(web({ ...over, maxSkew: 1 }), { nodes }).b).toBe("fits");
    expect(judged(web({ ...over, maxSkew: 0 }), { nodes }).b).toBe("spread");
    expect(judged(web({ selector: undefined, maxSkew: 0 }), { nodes }).b).toBe("fits");
  });

  it.each<[string, string[], Record<string, string>, string]>([
    ["of the same revision", ["rev"], { app: "web", rev: "2" }, "spread"],
    ["of another revision", ["rev"], { app: "web", rev: "1" }, "fits"],
    ["without a revision", ["rev"], { app: "web" }, "fits"],
    ["of another app and the same revision", ["rev"], { app: "db", rev: "2" }, "fits"],
    ["of another revision, by a key that the pod lacks", ["gone"], { app: "web", rev: "1" }, "spread"],
    [
      "of the same revision and another track",
      ["rev", "track"],
      { app: "web", rev: "2", track: "y" },
      "fits",
    ],
    ["of another revision, without matchLabelKeys", [], { app: "web", rev: "1" }, "spread"],
  ])("matchLabelKeys: a pod %s", (_, matchLabelKeys, labels, expected) => {
    const pod = web({ matchLabelKeys }, { labels: { app: "web", rev: "2", track: "x" } });
    expect(judged(pod, { nodes, pods: crowd("b", 1, { labels }) }).b).toBe(expected);
  });
});

describe("PodTopologySpread: the node that is left", () => {
  const two = racked({ a: "r1", b: "r2" });

  it("is still a domain, with none of the pods that leave it", () => {
    expect(judged(web(), { nodes: two, pods: crowd("b", 1) }).b).toBe("spread");
    expect(judged(web(), { nodes: two }).b).toBe("fits");
    expect(judged(web({ maxSkew: 2 }), { nodes: two, pods: crowd("b", 1) }).b).toBe("fits");
  });

  it("keeps those that stay on it", () => {
    const pods = [...crowd("b", 1), ...crowd("a", 1)];
    expect(judged(web(), { nodes: two, pods }).b).toBe("fits");
  });

  it("is none for nodeTaintsPolicy Honor: it is cordoned", () => {
    expect(judged(web({ untaintedOnly: true }), { nodes: two, pods: crowd("b", 1) }).b).toBe("fits");
  });

  it("does not matter where its rack has another node", () => {
    const three = racked({ a: "r1", b: "r1", c: "r2" });
    expect(judged(web(), { nodes: three, pods: crowd("b", 1) })).toMatchObject({ b: "spread", c: "fits" });
  });

  it("holds back the third of three replicas when each other rack has one", () => {
    const three = racked({ a: "r1", b: "r2", c: "r3" });
    const pods = ["p1", "p2", "p3"].map((name) => web({}, {}, name));
    expect(leftOver(tried(pods, { nodes: three })).every(({ length }) => length === 1)).toBe(true);
    const honoring = ["p1", "p2", "p3"].map((name) => web({ untaintedOnly: true }, {}, name));
    expect(leftOver(tried(honoring, { nodes: three })).flat()).toEqual([]);
  });
});

describe("PodTopologySpread: nodeTaintsPolicy", () => {
  const taint = { key: "x", effect: "NoSchedule" };
  const withD = (over: Partial<ObservedNode>) =>
    nodes.map((node) => (node.name === "d" ? { ...node, ...over } : node));
  const exists = [{ key: "x", operator: "Exists" }];
  const pods = crowds(1, 1, 0);

  it.each<[string, Partial<ObservedNode>, true | undefined, Partial<ObservedPod>, string]>([
    ["ignores taints by default", { taints: [taint] }, undefined, {}, "spread"],
    ["Honor leaves out a tainted node", { taints: [taint] }, true, {}, "fits"],
    ["Honor counts a node that is tolerated", { taints: [taint] }, true, { tolerations: exists }, "spread"],
    ["Honor leaves out NoExecute", { taints: [{ ...taint, effect: "NoExecute" }] }, true, {}, "fits"],
    [
      "Honor counts PreferNoSchedule",
      { taints: [{ ...taint, effect: "PreferNoSchedule" }] },
      true,
      {},
      "spread",
    ],
    ["Honor leaves out a cordoned node", { unschedulable: true }, true, {}, "fits"],
    ["cordoned nodes count by default", { unschedulable: true }, undefined, {}, "spread"],
    ["Honor leaves out a node that is not Ready", { conditions: [] }, true, {}, "fits"],
  ])("%s", (_, over, untaintedOnly, pod, expected) => {
    expect(judged(web({ untaintedOnly }, pod), { nodes: withD(over), pods }).b).toBe(expected);
  });
});

describe("PodTopologySpread: nodeAffinityPolicy", () => {
  const grid = [
    nodeWith("b", { [RACK]: "r1", disk: "ssd" }),
    nodeWith("c", { [RACK]: "r2", disk: "ssd" }),
    nodeWith("d", { [RACK]: "r3" }),
  ];
  const pods = [...crowd("b", 1), ...crowd("c", 1)];
  const ssd = { nodeSelector: { disk: "ssd" } };
  const affinity = {
    nodeAffinity: [{ labels: [{ key: "disk", operator: "Exists", values: [] }], fields: [] }],
  };

  it.each<[string, Partial<SpreadConstraint>, Partial<ObservedPod>, string]>([
    ["without a node selector each domain counts", {}, {}, "spread"],
    ["Honor by default leaves out what the selector does", {}, ssd, "fits"],
    ["Honor by default leaves out what the affinity does", {}, affinity, "fits"],
    ["Ignore counts it", { anyNode: true }, ssd, "spread"],
    ["Ignore counts it, with affinity", { anyNode: true }, affinity, "spread"],
  ])("%s", (_, over, pod, expected) => {
    expect(judged(web(over, pod), { nodes: grid, pods }).b).toBe(expected);
  });

  it("does not count pods on nodes that are left out, in a domain that is not", () => {
    const mixed = [...grid, nodeWith("c2", { [RACK]: "r2" })];
    const there = [...crowd("c2", 5), ...crowd("b", 1)];
    expect(judged(web({}, ssd), { nodes: mixed, pods: there })).toMatchObject({ b: "spread", c: "fits" });
    expect(judged(web({ anyNode: true }, ssd), { nodes: mixed, pods: there })).toMatchObject({ c: "spread" });
  });
});

describe("PodTopologySpread: minDomains", () => {
  it.each<[number | undefined, [number, number, number], [string, string, string]]>([
    [undefined, [1, 1, 1], ["fits", "fits", "fits"]],
    [1, [1, 1, 1], ["fits", "fits", "fits"]],
    [3, [1, 1, 1], ["fits", "fits", "fits"]],
    [4, [1, 1, 1], ["spread", "spread", "spread"]],
    [4, [1, 0, 1], ["spread", "fits", "spread"]],
  ])("%s domains wanted of three, with %j", (minDomains, numbers, expected) => {
    expect(judged(web({ minDomains }), { nodes, pods: crowds(...numbers) })).toEqual(verdicts(...expected));
  });

  it("counts only domains that the pod could use", () => {
    const grid = [nodeWith("b", { [RACK]: "r1", disk: "ssd" }), nodeWith("c", { [RACK]: "r2" })];
    const pod = (over: Partial<SpreadConstraint>) =>
      web({ minDomains: 2, ...over }, { nodeSelector: { disk: "ssd" } });
    expect(judged(pod({}), { nodes: grid, pods: crowd("b", 1) }).b).toBe("spread");
    const both = [...crowd("b", 1), ...crowd("c", 1)];
    expect(judged(pod({ anyNode: true }), { nodes: grid, pods: both }).b).toBe("fits");
  });

  it("counts the rack of the leaving node, which stays a domain", () => {
    const two = racked({ a: "r1", b: "r2" });
    const pods = [...crowd("a", 1), ...crowd("b", 1)];
    expect(judged(web({ minDomains: 2 }), { nodes: two, pods }).b).toBe("fits");
    expect(judged(web({ minDomains: 2, untaintedOnly: true }), { nodes: two, pods }).b).toBe("spread");
  });
});

describe("PodTopologySpread: several constraints", () => {
  const ROW = "example.com/row";
  const grid = [
    nodeWith("b", { [RACK]: "r1", [ROW]: "1" }),
    nodeWith("c", { [RACK]: "r2", [ROW]: "1" }),
    nodeWith("d", { [RACK]: "r2", [ROW]: "2" }),
    nodeWith("e", { [RACK]: "r3" }),
  ];
  const pod = wishing(
    "p",
    { spread: [spreading(), spreading({ topologyKey: ROW })] },
    { labels: { app: "web" } },
  );

  it("each has to hold", () => {
    expect(judged(pod, { nodes: grid, pods: crowd("b", 1) })).toEqual({
      b: "spread",
      c: "spread",
      d: "fits",
      e: "no-label",
    });
  });

  it("leaves out nodes that lack one of the labels, for both", () => {
    // r3 has no pod, but its only node has no row: the fewest are those of r1 and r2.
    const pods = [...crowd("b", 1), ...crowd("d", 1)];
    expect(judged(pod, { nodes: grid, pods })).toMatchObject({ b: "fits", c: "fits", d: "fits" });
    const rackOnly = web();
    expect(judged(rackOnly, { nodes: grid, pods })).toMatchObject({ b: "spread", d: "spread", e: "fits" });
  });

  it("a wish beside a demand takes no nodes from the demand", () => {
    const mixed = wishing(
      "p",
      { spread: [spreading(), spreading({ topologyKey: ROW, hard: false })] },
      { labels: { app: "web" } },
    );
    const pods = [...crowd("b", 1), ...crowd("d", 1)];
    expect(judged(mixed, { nodes: grid, pods })).toMatchObject({ b: "spread", e: "fits" });
  });
});
