import { describe, expect, it } from "vitest";
import type { ObservedCluster, ObservedPod, ObservedReplicas } from "@/lib/domain/observed";
import { finish } from "@/lib/domain/steps";
import { buildBudget, buildIndex, buildNode, buildPod, GIB, ownerNamed } from "@/lib/domain/testing/build";
import { poolBalances } from "./evenness";
import type { ObservedRollout } from "./observed";
import { restartOffers } from "./offers";
import { buildRollout } from "./testing/build";

const BIG = { cpuMilli: 900, memoryBytes: 2 * GIB, pods: 1 };
/** The ReplicaSet of Deployment "web". */
const web: ObservedReplicas = {
  uid: "uid-web",
  namespace: "shop",
  name: "web-1",
  kind: "ReplicaSet",
  replicas: 3,
  controller: ownerNamed("web", "Deployment"),
};
const onA = (name: string, over: Partial<ObservedPod> = {}) => buildPod(name, { requests: BIG, ...over });
const CROWD = [onA("w1"), onA("w2"), onA("w3")];

function offered(over: Partial<ObservedCluster>, rollouts: ObservedRollout[] = [buildRollout()]) {
  const index = buildIndex({ replicas: [web], pods: CROWD, ...over });
  return finish(restartOffers(index, poolBalances(index), rollouts));
}
const whyNot = (...args: Parameters<typeof offered>) =>
  offered(...args).others.map(({ kind, name, why }) => `${kind}/${name}: ${why}`);

describe("what is offered", () => {
  it("a Deployment whose pods crowd on a fuller node and could be placed on emptier ones", () => {
    const { offers, others } = offered({});
    expect(others).toEqual([]);
    expect(offers).toEqual([
      {
        kind: "Deployment",
        namespace: "shop",
        name: "web",
        pods: 3,
        onFuller: { now: 3, anew: expect.any(Number) },
        onEmptier: { now: 0, anew: expect.any(Number) },
      },
    ]);
    expect(offers[0]?.onFuller.anew).toBeLessThan(3);
    expect(offers[0]?.onEmptier.anew).toBeGreaterThan(0);
  });

  it("nothing where nodes are even", () => {
    const even = ["a", "b", "c"].map((nodeName, at) => onA(`w${at}`, { nodeName }));
    expect(offered({ pods: even })).toEqual({ offers: [], others: [], untried: 0 });
  });

  it("one whose nodes are hardly above the mean, when another node came back empty", () => {
    const names = ["a", "b", "c", "d", "e", "f"];
    const pods = names.slice(1).map((nodeName) => onA(`on-${nodeName}`, { nodeName }));
    const { offers } = offered({ nodes: names.map((name) => buildNode(name)), pods });
    expect(offers).toMatchObject([{ onFuller: { now: 0 }, onEmptier: { now: 0, anew: 1 } }]);
  });

  it("those that gain most first", () => {
    const api = { ...web, uid: "uid-api", name: "api-1", controller: ownerNamed("api", "Deployment") };
    const more = [1, 2].map((at) =>
      onA(`a${at}`, { controller: ownerNamed("api"), requests: { ...BIG, cpuMilli: 300 } }),
    );
    const found = offered({ replicas: [web, api], pods: [...more, ...CROWD] }, [
      buildRollout({ name: "api", desired: 2 }),
      buildRollout(),
    ]);
    expect(found.offers.map(({ name }) => name)).toEqual(["web", "api"]);
  });

  it("what gains more comes before what has more pods on crowded nodes", () => {
    const api = { ...web, uid: "uid-api", name: "api-1", controller: ownerNamed("api", "Deployment") };
    const free = ["a1", "a2"].map((name) => onA(name, { controller: ownerNamed("api") }));
    const [first, ...others] = CROWD;
    const held = others.map((pod) => ({ ...pod, nodeSelector: { "kubernetes.io/hostname": "a" } }));
    const nodes = [
      buildNode("a", {
        labels: { "kubernetes.io/hostname": "a" },
        allocatable: { cpuMilli: 8_000, memoryBytes: 16 * GIB, pods: 110 },
      }),
      buildNode("b"),
      buildNode("c"),
    ];
    const found = offered(
      { nodes, replicas: [web, api], pods: [first ?? expect.unreachable(), ...held, ...free] },
      [buildRollout(), buildRollout({ name: "api", desired: 2 })],
    );
    expect(found.offers.map(({ name, onFuller }) => [name, onFuller.now])).toEqual([
      ["api", 2],
      ["web", 3],
    ]);
  });

  it("of those that gain the same the one with most pods on crowded nodes first, then by name", () => {
    const set = (name: string) => ({
      ...{ ...web, uid: `uid-${name}`, name: `${name}-1`, controller: ownerNamed(name, "Deployment") },
    });
    const one = (of: string, at: number, over: Partial<ObservedPod> = {}) =>
      onA(`${of}${at}`, { controller: ownerNamed(of), requests: { ...BIG, cpuMilli: 600 }, ...over });
    const pods = ["zoo", "api"].flatMap((of) => [one(of, 1), one(of, 2)]);
    const small = { cpuMilli: 10, memoryBytes: 1, pods: 1 };
    const held = ["p", "q", "r"].map((at) =>
      onA(`bulk${at}`, { controller: ownerNamed("bulk", "DaemonSet"), requests: small }),
    );
    const found = offered({ replicas: [set("zoo"), set("api")], pods: [...pods, ...held] }, [
      buildRollout({ name: "zoo", desired: 2 }),
      buildRollout({ name: "api", desired: 2 }),
    ]);
    const gains = found.offers.map(
      ({ onFuller, onEmptier }) => onEmptier.anew + onFuller.now - onFuller.anew,
    );
    expect(new Set(gains).size, "they gain the same").toBe(1);
    expect(found.offers.map(({ name }) => name)).toEqual(["api", "zoo"]);
  });

  it("a StatefulSet, whose pod makes room for its successor first", () => {
    const pods = ["db-0", "db-1"].map((name) => onA(name, { controller: ownerNamed("db", "StatefulSet") }));
    const rollout = buildRollout({ kind: "StatefulSet", name: "db", desired: 2, atOnce: 1 });
    const { offers } = offered({ pods, replicas: [] }, [rollout]);
    expect(offers).toMatchObject([{ kind: "StatefulSet", name: "db", pods: 2 }]);
  });

  it("one of which some pods are held and others are not", () => {
    const free = { labels: { "kubernetes.io/hostname": "a" } };
    const nodes = [buildNode("a", free), buildNode("b"), buildNode("c")];
    const [first, ...others] = CROWD;
    const pinned = { ...(first ?? expect.unreachable()), nodeSelector: { "kubernetes.io/hostname": "a" } };
    expect(offered({ nodes, pods: [pinned, ...others] }).offers).toMatchObject([{ name: "web", pods: 3 }]);
  });

  it("all pods of a workload count, not those on crowded nodes alone", () => {
    const { offers } = offered({
      pods: [...CROWD, onA("w4", { nodeName: "b", requests: { ...BIG, cpuMilli: 100 } })],
    });
    expect(offers[0]?.pods).toBe(4);
  });

  it("pods that end or have ended are no pods of it", () => {
    const gone = [onA("w4", { deletionAt: "2026-11-21T12:00:30Z" }), onA("w5", { phase: "Succeeded" })];
    expect(offered({ pods: [...CROWD, ...gone] }).offers[0]?.pods).toBe(3);
  });
});

describe("what is not offered, and why", () => {
  const owned = (kind: string) => CROWD.map((pod) => ({ ...pod, controller: ownerNamed("x", kind) }));
  it.each([
    ["DaemonSet", /^A DaemonSet runs one pod on each node/],
    ["Job", /^A Job runs to its end/],
    ["CronJob", /^A CronJob's pod runs to its end/],
    ["ReplicationController", /^A ReplicationController is not restarted from here/],
  ])("a %s", (kind, why) => {
    expect(offered({ pods: owned(kind), replicas: [] }).others).toEqual([
      { namespace: "shop", kind, name: "x", crowded: 3, why: expect.stringMatching(why) },
    ]);
  });

  it("bare and static pods", () => {
    const bare = onA("bare", { controller: undefined });
    const fixed = onA("fixed-a", { controller: undefined, mirror: true });
    expect(whyNot({ pods: [bare, fixed, onA("x", { controller: undefined })] })).toEqual([
      "Pod/bare: A bare pod: no controller brings it back.",
      "Pod/x: A bare pod: no controller brings it back.",
      "StaticPod/fixed: A static pod belongs to its node: the kubelet runs it from a file.",
    ]);
  });

  it("what may not be restarted, in the words of that rule", () => {
    expect(whyNot({}, [buildRollout({ paused: true })])).toEqual([expect.stringMatching(/It is paused/)]);
    const none = buildBudget("web", { disruptionsAllowed: 0, currentHealthy: 2 });
    expect(whyNot({ budgets: [none] })).toEqual([expect.stringMatching(/allows 0 disruptions now/)]);
  });

  it("one replica, and a rollout that is stuck or under way", () => {
    expect(whyNot({}, [buildRollout({ desired: 1 })])).toEqual([expect.stringMatching(/One replica/)]);
    expect(whyNot({}, [buildRollout({ stuck: "timed out" })])).toEqual([
      "Deployment/web: Its last rollout is stuck: timed out",
    ]);
    expect(whyNot({}, [buildRollout({ updated: 2 })])).toEqual([expect.stringMatching(/is under way/)]);
  });

  it("a budget that is exactly as wide as its strategy is wide enough; one pod less is not", () => {
    const two = buildBudget("web", { disruptionsAllowed: 2, desiredHealthy: 1 });
    expect(offered({ budgets: [two] }, [buildRollout({ atOnce: 2 })]).offers).toHaveLength(1);
    expect(whyNot({ budgets: [two] }, [buildRollout({ atOnce: 3 })])).toEqual([
      expect.stringMatching(/may take 3 pods at once, and budget shop\/web never allows more than 2/),
    ]);
  });

  it("those with most pods on crowded nodes first", () => {
    const bare = onA("bare", { controller: undefined });
    const pair = ["d1", "d2"].map((name) => onA(name, { controller: ownerNamed("agent", "DaemonSet") }));
    const { others } = offered({ pods: [bare, ...pair, ...CROWD] }, []);
    expect(others.map(({ name, crowded }) => [name, crowded])).toEqual([
      ["web", 3],
      ["agent", 2],
      ["bare", 1],
    ]);
  });

  it("what could not be read", () => {
    expect(whyNot({}, [])).toEqual(["Deployment/web: It could not be read."]);
  });

  it("pods that a local volume holds", () => {
    const here = {
      labels: [{ key: "kubernetes.io/hostname", operator: "In", values: ["a"] }],
      fields: [],
    };
    const cluster = {
      nodes: ["a", "b", "c"].map((name) => buildNode(name, { labels: { "kubernetes.io/hostname": name } })),
      pods: CROWD.map((pod) => ({ ...pod, claims: ["data"] })),
      claims: [{ namespace: "shop", name: "data", volume: "pv-1" }],
      volumes: [{ name: "pv-1", nodeAffinity: [here] }],
    };
    expect(whyNot(cluster)).toEqual([
      "Deployment/web: Held where it runs: its local volume data lets it run on that node alone.",
    ]);
  });

  it("one for whose new pods there is no room", () => {
    const small = { allocatable: { cpuMilli: 500, memoryBytes: 16 * GIB, pods: 110 } };
    const nodes = [
      buildNode("a", { allocatable: { cpuMilli: 2800, memoryBytes: 16 * GIB, pods: 110 } }),
      buildNode("b", small),
      buildNode("c", small),
    ];
    expect(whyNot({ nodes })).toEqual(["Deployment/web: No node has room for 1 new pod of it now."]);
  });

  it("one that the scheduler would put there again", () => {
    const selected = CROWD.map((pod) => ({ ...pod, nodeSelector: { disk: "fast" } }));
    const nodes = [buildNode("a", { labels: { disk: "fast" } }), buildNode("b"), buildNode("c")];
    expect(whyNot({ nodes, pods: selected })).toEqual([
      "Deployment/web: The scheduler would place its pods no better than they are.",
    ]);
  });
});

describe("somebody waits for the answer", () => {
  const TINY = { cpuMilli: 1, memoryBytes: 1, pods: 1 };
  const large = { allocatable: { cpuMilli: 4000, memoryBytes: 16 * GIB, pods: 9_000 } };
  const nodes = [buildNode("a", large), buildNode("b", large)];
  const bareOn = (number: number) =>
    Array.from({ length: number }, (_, at) => onA(`bare-${at}`, { controller: undefined, requests: TINY }));

  it.each([
    [200, 0],
    [201, 1],
    [210, 10],
  ])("of %i workloads %i are not tried", (number, untried) => {
    const pods = [...bareOn(number - 1), onA("load", { requests: { ...BIG, cpuMilli: 3_000 } })];
    const found = offered({ nodes, pods }, []);
    expect([found.others.length, found.untried]).toEqual([200, untried]);
  });

  it("nor those beyond four thousand pods, most on crowded nodes first", () => {
    const many = Array.from({ length: 4_001 }, (_, at) => onA(`w${at}`, { requests: TINY }));
    const found = offered({ nodes, pods: [...many, ...bareOn(1)], replicas: [web] }, [buildRollout()]);
    expect(found).toEqual({ offers: [], others: [], untried: 2 });
  });
});
