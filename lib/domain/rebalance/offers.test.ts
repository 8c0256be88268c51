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
