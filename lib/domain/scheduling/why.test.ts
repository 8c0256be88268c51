import { describe, expect, it } from "vitest";
import type { ObservedCluster, ObservedNode, ObservedPod } from "@/lib/domain/observed";
import { buildIntent, buildNode, buildPod, GIB, ownerNamed } from "@/lib/domain/testing/build";
import type { SchedulingTerms } from "./observed";
import { near, RACK, running, spreading, tried } from "./testing/trial";
import { tellUnplaced } from "./why";

const OFFER = { cpuMilli: 1000, memoryBytes: GIB, pods: 10 };
const node = (name: string, over: Partial<ObservedNode> = {}) =>
  buildNode(name, { allocatable: OFFER, ...over });
const asking = (name: string, cpuMilli: number, over: Partial<ObservedPod> = {}) =>
  buildPod(name, { requests: { cpuMilli, memoryBytes: 0, pods: 1 }, ...over });

/** What is said of these pods of node "a" after the first order. */
function told(pods: ObservedPod[], nodes: ObservedNode[], over: Partial<ObservedCluster> = {}): string {
  const { attempts, stage } = tried(pods, { nodes: [node("a"), ...nodes], ...over });
  const unplaced = attempts[0]?.unplaced ?? [];
  return tellUnplaced(
    stage,
    unplaced.toSorted((a, b) => (a.pod.name < b.pod.name ? -1 : 1)),
  );
}

describe("one cause, in words", () => {
  it.each<[string, Partial<ObservedPod>, Partial<ObservedNode>, string]>([
    ["CPU", { requests: { ...OFFER, cpuMilli: 1001 } }, {}, "lacks CPU"],
    ["memory", { requests: { ...OFFER, memoryBytes: 2 * GIB } }, {}, "lacks memory"],
    ["storage", { requests: { ...OFFER, storageBytes: 1 } }, {}, "lacks ephemeral storage"],
    [
      "an extended resource",
      { requests: { ...OFFER, extended: { "example.com/gpu": 1 } } },
      {},
      "lacks example.com/gpu",
    ],
    ["slots", {}, { allocatable: { ...OFFER, pods: 0 } }, "has no pod slot left"],
    ["a cordon", {}, { unschedulable: true }, "is cordoned"],
    ["a maintenance", {}, { intent: buildIntent() }, "is cordoned"],
    ["not Ready", {}, { conditions: [] }, "is not Ready"],
    [
      "unreachable, by its taint",
      {},
      { taints: [{ key: "node.kubernetes.io/unreachable", effect: "NoExecute" }] },
      "is not Ready",
    ],
    ["a taint", {}, { taints: [{ key: "gpu", effect: "NoSchedule" }] }, "has the taint gpu"],
    [
      "a taint with a value",
      {},
      { taints: [{ key: "team", value: "red", effect: "NoExecute" }] },
      "has the taint team=red",
    ],
    [
      "a cordon before a taint",
      {},
      { unschedulable: true, taints: [{ key: "gpu", effect: "NoSchedule" }] },
      "is cordoned",
    ],
    [
      "the taint that it does not tolerate",
      { tolerations: [{ key: "x", operator: "Exists" }] },
      {
        taints: [
          { key: "x", effect: "NoSchedule" },
          { key: "y", effect: "NoSchedule" },
        ],
      },
      "has the taint y",
    ],
    [
      "its node selector",
      { nodeSelector: { disk: "ssd" } },
      {},
      "does not match its node selector or affinity",
    ],
    ["a missing label", { scheduling: { spread: [spreading()] } }, {}, "lacks the label that it spreads by"],
    [
      "nobody to be near",
      { scheduling: { affinity: [near("db")] } },
      { labels: { [RACK]: "r" } },
      "has no pod that its affinity asks for",
    ],
  ])("%s", (_, pod, over, words) => {
    expect(told([buildPod("p", pod)], [node("b", over)])).toBe(`p (the only other node ${words})`);
  });

  it.each<[string, SchedulingTerms, SchedulingTerms, string]>([
    ["a port", { ports: [{ port: 80 }] }, { ports: [{ port: 80 }] }, "has its host port in use"],
    ["its anti-affinity", { antiAffinity: [near("web")] }, {}, "has a pod that its anti-affinity excludes"],
    [
      "another's anti-affinity",
      {},
      { antiAffinity: [near("p")] },
      "has a pod whose anti-affinity excludes it",
    ],
    [
      "topology spread",
      { spread: [spreading({ maxSkew: 0, minDomains: 2 })] },
      {},
      "would break its topology spread",
    ],
  ])("%s of what runs there", (_, mine, theirs, words) => {
    const pod = buildPod("p", { labels: { app: "p" }, scheduling: mine });
    const there = running("w", "web", "b", { scheduling: theirs });
    const text = told([pod], [node("b", { labels: { [RACK]: "r" } })], { pods: [there] });
    expect(text).toBe(`p (the only other node ${words})`);
  });

  it("volumes", () => {
    const claims = [{ namespace: "shop", name: "data", volume: "pv", exclusive: true as const }];
    const pod = buildPod("p", { claims: ["data"] });
    const cluster = { claims, volumes: [{ name: "pv" }], storageClasses: [] };
    const user = buildPod("user", { nodeName: "b", claims: ["data"] });
    expect(told([pod], [node("b")], { ...cluster, pods: [user] })).toBe(
      "p (the only other node is of no use while another pod has its volume)",
    );
    const far = { ...cluster, volumes: [{ name: "pv", nodeAffinity: [] }] };
    expect(told([pod], [node("b")], far)).toBe("p (the only other node can't reach its volume)");
    const full = {
      ...cluster,
      volumes: [{ name: "pv", driver: "csi", handle: "1" }],
      volumeLimits: [{ node: "b", drivers: { csi: 0 } }],
    };
    expect(told([pod], [node("b")], full)).toBe("p (the only other node can't attach another volume)");
  });
});

describe("how many nodes", () => {
  const many = (number: number, name: string, over: Partial<ObservedNode>) =>
    Array.from({ length: number }, (_, n) => node(`${name}${n}`, over));
  const big = asking("p", 5000);

  it("says so when all have one cause, and never counts the leaving node", () => {
    expect(told([big], many(1, "n", {}))).toBe("p (the only other node lacks CPU)");
    expect(told([big], many(3, "n", {}))).toBe("p (all 3 other nodes lack CPU)");
    expect(told([big], many(2, "n", { unschedulable: true }))).toBe("p (all 2 other nodes are cordoned)");
    expect(told([big], many(2, "n", { conditions: [] }))).toBe("p (all 2 other nodes are not Ready)");
  });

  it("counts each cause, the most frequent first", () => {
    const nodes = [
      ...many(1, "x", { taints: [{ key: "gpu", effect: "NoSchedule" }] }),
      ...many(3, "y", {}),
      ...many(2, "z", { unschedulable: true }),
    ];
    expect(told([big], nodes)).toBe(
      "p (of 6 other nodes 3 lack CPU, 2 are cordoned and 1 has the taint gpu)",
    );
  });

  it("tells taints and extended resources apart", () => {
    const taint = (key: string, value?: string) => ({ taints: [{ key, value, effect: "NoSchedule" }] });
    const nodes = [...many(2, "x", taint("team", "red")), ...many(1, "y", taint("team", "blue"))];
    expect(told([big], nodes)).toBe(
      "p (of 3 other nodes 2 have the taint team=red and 1 has the taint team=blue)",
    );
    const gpu = buildPod("p", { requests: { ...OFFER, cpuMilli: 1, extended: { "example.com/gpu": 1 } } });
    expect(told([gpu], many(2, "n", {}))).toBe("p (all 2 other nodes lack example.com/gpu)");
  });

  it("names five causes at most", () => {
    const nodes = ["t1", "t2", "t3", "t4", "t5", "t6", "t7"].map((key) =>
      node(key, { taints: [{ key, effect: "NoSchedule" }] }),
    );
    expect(told([big], nodes)).toMatch(/^p \(of 7 other nodes 1 has the taint t1, .*t5 and 2 more\)$/);
  });

  it("says when there is no other node", () => {
    expect(told([big], [])).toBe("p (there is no other node)");
  });

  it("says nothing of nobody", () => {
    expect(told([asking("p", 1)], [node("b")])).toBe("");
  });
});

describe("several pods", () => {
  const nodes = [node("b"), node("c", { unschedulable: true })];
  const picky = (name: string) => asking(name, 1, { nodeSelector: { disk: "ssd" } });

  it("are told together by what most keeps them, the largest group first", () => {
    const pods = [asking("big1", 5000), asking("big2", 6000), picky("picky")];
    expect(told(pods, nodes)).toBe(
      "big1 and big2 (of 2 other nodes 1 lacks CPU and 1 is cordoned); picky (of 2 other nodes 1 does not match its node selector or affinity and 1 is cordoned)",
    );
    expect(told([asking("big", 5000), picky("x"), picky("y")], nodes)).toMatch(/^x and y \(.*\); big \(/);
  });

  it("are told apart also where most nodes take nobody", () => {
    const closed = [...nodes, node("d", { unschedulable: true }), node("e", { conditions: [] })];
    expect(told([asking("big", 5000), picky("picky")], closed)).toBe(
      "big (of 4 other nodes 2 are cordoned, 1 lacks CPU and 1 is not Ready); picky (of 4 other nodes 2 are cordoned, 1 does not match its node selector or affinity and 1 is not Ready)",
    );
  });

  it("are named up to three", () => {
    const pods = ["p1", "p2", "p3", "p4", "p5"].map((name) => asking(name, 5000));
    expect(told(pods, [node("b")])).toBe("p1, p2, p3 and 2 more (the only other node lacks CPU)");
  });

  it("that can use no node at all are told by that", () => {
    const closed = [node("b", { unschedulable: true }), node("c", { conditions: [] })];
    expect(told([asking("p", 1), asking("q", 1)], closed)).toBe(
      "p and q (of 2 other nodes 1 is cordoned and 1 is not Ready)",
    );
  });

  it("of a StatefulSet wait for the one before them", () => {
    const controller = ownerNamed("db", "StatefulSet");
    const replicas = [
      {
        uid: "uid-db",
        namespace: "shop",
        name: "db",
        kind: "StatefulSet",
        replicas: 3,
        ordered: true as const,
      },
    ];
    const pods = [
      asking("db-0", 5000, { controller }),
      asking("db-1", 1, { controller }),
      asking("db-2", 1, { controller }),
    ];
    expect(told(pods, [node("b")], { replicas })).toBe(
      "db-1 and db-2 (waits for db-0, which its StatefulSet starts first); db-0 (the only other node lacks CPU)",
    );
  });
});
