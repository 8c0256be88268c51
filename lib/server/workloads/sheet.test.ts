import { describe, expect, it } from "vitest";
import { type ClusterIndex, indexWith } from "@/lib/domain/cluster-index";
import type { ObservedPod, ObservedReplicas } from "@/lib/domain/observed";
import { at, buildBudget, buildIndex, buildPod, NOW, ownerNamed } from "@/lib/domain/testing/build";
import { makeSheet } from "./sheet";

const set = (name: string, replicas: number, deployment?: string): ObservedReplicas => ({
  uid: `uid-${name}`,
  namespace: "shop",
  name,
  kind: "ReplicaSet",
  replicas,
  controller: deployment === undefined ? undefined : ownerNamed(deployment, "Deployment"),
});

const replicas = [
  set("web-old", 1, "web"),
  set("web-new", 2, "web"),
  set("idle", 0, "idle"),
  set("stuck", 2, "stuck"),
];
const pods = [
  buildPod("web-old-a", { controller: ownerNamed("web-old") }),
  buildPod("web-new-a", { controller: ownerNamed("web-new"), nodeName: "b" }),
  buildPod("web-new-b", { controller: ownerNamed("web-new"), nodeName: "c" }),
  buildPod("debug", { controller: undefined }),
  buildPod("etcd-a", { mirror: true, controller: ownerNamed("a", "Node") }),
  buildPod("proxy-a", { mirror: true, controller: ownerNamed("a", "Node") }),
  buildPod("etcd-b", { mirror: true, controller: ownerNamed("b", "Node"), nodeName: "b" }),
];
const first = buildIndex({ pods, replicas });

/** The observation after some pods went and others came. */
function moved(index: ClusterIndex, gone: ObservedPod[], come: ObservedPod[]): ClusterIndex {
  return indexWith(index.cluster, index.pods.with(new Set(gone), new Set(come)));
}

it("puts the pods of all ReplicaSets of a Deployment together, and static pods of all nodes", async () => {
  const { entries, changed } = await makeSheet(first, undefined, NOW);
  expect([...entries.keys()].sort()).toEqual([
    "shop/Deployment/stuck",
    "shop/Deployment/web",
    "shop/Pod/debug",
    "shop/StaticPod/etcd",
    "shop/StaticPod/proxy",
  ]);
  expect(entries.get("shop/Deployment/web")?.summary).toMatchObject({ pods: 3, desired: 3, nodes: 3 });
  expect(entries.get("shop/StaticPod/etcd")?.summary).toMatchObject({ pods: 2, nodes: 2 });
  expect(entries.get("shop/Deployment/stuck")?.summary).toMatchObject({ pods: 0, desired: 2 });
  expect(changed).toBe(true);
});

describe("the sheet after that", () => {
  const keys = ["shop/Deployment/web", "shop/Pod/debug", "shop/StaticPod/etcd"];
  /** Keys of the workloads that were added up anew. */
  async function anew(index: ClusterIndex, from = first, now = NOW) {
    const before = await makeSheet(from, undefined, NOW);
    const next = await makeSheet(index, before, now);
    return {
      keys: keys.filter((key) => next.entries.get(key) !== before.entries.get(key)),
      changed: next.changed,
      size: next.entries.size,
    };
  }

  it("is the same where nothing changed", async () => {
    expect(await anew(moved(first, [], []))).toEqual({ keys: [], changed: false, size: 5 });
  });

  it("adds up only the workload of a pod that changed", async () => {
    const [old] = pods;
    const changed = buildPod("web-old-a", { controller: ownerNamed("web-old"), ready: false });
    expect(await anew(moved(first, old ? [old] : [], [changed]))).toMatchObject({
      keys: ["shop/Deployment/web"],
    });
  });

  it("leaves the other bare and static pods when one of them changed", async () => {
    const another = buildPod("debug-2", { controller: undefined });
    const kubelets = buildPod("proxy-c", {
      mirror: true,
      controller: ownerNamed("c", "Node"),
      nodeName: "c",
    });
    expect(await anew(moved(first, [], [another, kubelets]))).toEqual({ keys: [], changed: true, size: 6 });
  });

  it("tells of a workload that is gone", async () => {
    const gone = pods.filter(({ name }) => name === "debug");
    expect(await anew(moved(first, gone, []))).toEqual({ keys: ["shop/Pod/debug"], changed: true, size: 4 });
  });

  it("asks again where a budget of the namespace changed, and nowhere else", async () => {
    const here = indexWith({ ...first.cluster, budgets: [buildBudget("web")] }, first.pods);
    expect((await anew(here)).keys).toEqual(keys);
    const elsewhere = indexWith(
      { ...first.cluster, budgets: [buildBudget("x", { namespace: "y" })] },
      first.pods,
    );
    expect(await anew(elsewhere)).toMatchObject({ keys: [], changed: false });
  });

  it("asks again where the wanted number changed", async () => {
    const scaled = indexWith({ ...first.cluster, replicas: [set("web-new", 5, "web")] }, first.pods);
    expect((await anew(scaled)).keys).toContain("shop/Deployment/web");
  });

  it("asks again where claims changed and a pod has one", async () => {
    const withClaim = moved(first, [], [buildPod("db", { controller: undefined, claims: ["data"] })]);
    const before = await makeSheet(withClaim, undefined, NOW);
    const claims = [{ namespace: "shop", name: "data", volume: "v" }];
    const next = await makeSheet(indexWith({ ...withClaim.cluster, claims }, withClaim.pods), before, NOW);
    expect(next.entries.get("shop/Pod/db")).not.toBe(before.entries.get("shop/Pod/db"));
    expect(next.entries.get("shop/Pod/debug")).toBe(before.entries.get("shop/Pod/debug"));
  });

  it("sees by the clock alone that a pod got stuck", async () => {
    const leaving = moved(first, [], [buildPod("slow", { deletionAt: at(5) })]);
    const before = await makeSheet(leaving, undefined, NOW);
    const key = "shop/ReplicaSet/web";
    expect(before.entries.get(key)?.summary.outlook.kind).toBe("moves");
    const soon = await makeSheet(leaving, before, new Date(at(1)));
    expect(soon.entries.get(key)).toBe(before.entries.get(key));
    const later = await makeSheet(leaving, soon, new Date(at(20)));
    expect(later.entries.get(key)?.summary.outlook.text).toBe("Stuck terminating");
  });
});
