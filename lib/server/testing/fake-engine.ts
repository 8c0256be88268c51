import { vi } from "vitest";
import { indexCluster } from "@/lib/domain/cluster-index";
import { DrydockError } from "@/lib/domain/errors";
import type { ObservedBudget, ObservedNode, ObservedPod } from "@/lib/domain/observed";
import { buildNode } from "@/lib/domain/testing/build";
import type { ClusterPort, EvictionOutcome, Freshness, NodePatch } from "@/lib/operations/ports";
import { startEngine } from "@/lib/server/engine";

/** An engine on a cluster in memory whose API server and cache can be told apart. Use with a fake clock. */
export function engineOn(nodes: ObservedNode[], pods: ObservedPod[] = [], budgets: ObservedBudget[] = []) {
  const world = {
    nodes,
    pods,
    budgets,
    /** What the API server lists, where the cache lags behind. */
    listed: undefined as ObservedPod[] | undefined,
    freshness: { state: "live", lastSeen: "" } as Freshness,
    leads: true,
    /** What the API server says to an eviction; a promise that stays open keeps it on its way. */
    answer: async (_pod: ObservedPod): Promise<EvictionOutcome> => ({ kind: "accepted" }),
    patchFails: undefined as DrydockError | undefined,
    evicted: [] as string[],
    /** Of the last eviction: what its request asks when its turn has come. */
    stillWanted: () => false,
    patches: [] as NodePatch[],
    writes: { free: 50, waitMs: 0 },
    lists: 0,
    /** What the API server has, where the watch is silent. */
    actual: undefined as ObservedNode | undefined,
    reads: 0,
    tries: 0,
  };
  const port: Partial<ClusterPort> = {
    info: { id: "c", name: "c", server: "" },
    freshness: () => world.freshness,
    writes: () => world.writes,
    async readNode(name) {
      world.reads++;
      if (world.actual) return world.actual;
      const node = world.nodes.find((one) => one.name === name);
      if (!node) throw new DrydockError({ code: "not-found", object: `node ${name}` });
      return node;
    },
    async listPodsOf(name) {
      world.lists++;
      return (world.listed ?? world.pods).filter((pod) => pod.nodeName === name);
    },
    listAttachmentsOf: async () => [],
    async patchNode(name, patch) {
      world.tries++;
      if (world.patchFails) throw world.patchFails;
      world.patches.push(patch);
      return buildNode(name);
    },
    evict(pod, { stillWanted }) {
      world.evicted.push(pod.name);
      world.stillWanted = stillWanted ?? world.stillWanted;
      return world.answer(pod);
    },
  };
  const onChange = vi.fn();
  const engine = startEngine({
    cluster: port as ClusterPort, // the engine uses no more of it
    index: () =>
      indexCluster({
        nodes: world.nodes,
        pods: world.pods,
        budgets: world.budgets,
        attachments: [],
        claims: [],
        replicas: [],
      }),
    leads: () => world.leads,
    installation: "here",
    clock: { now: () => new Date() },
    observe: () => {},
    onChange,
  });
  /** Wakes the engine, as an event of a watch does, and lets this much time pass. */
  const pass = async (milliseconds = 50) => {
    engine.wake();
    await vi.advanceTimersByTimeAsync(milliseconds);
  };
  const phase = () => {
    const index = indexCluster({ ...world, attachments: [], claims: [], replicas: [] });
    const [node = buildNode("a")] = world.nodes;
    if (node.intent === undefined || node.intent === "unreadable") return undefined;
    return engine.stateFor(index, node, node.intent).phase;
  };
  return { world, engine, pass, phase, onChange };
}
