import { indexCluster } from "@/lib/domain/cluster-index";
import { DrydockError } from "@/lib/domain/errors";
import type { ObservedCluster, ObservedNode } from "@/lib/domain/observed";
import type { RunPlan } from "@/lib/domain/run-record";
import type { Surroundings } from "@/lib/domain/surroundings";
import { NOW } from "@/lib/domain/testing/build";
import type { OperationContext } from "@/lib/operations/context";
import type { ClusterPort, NodePatch, Permission } from "@/lib/operations/ports";
import { withLabels } from "./with-labels";

const ALLOWED: Permission[] = ["patch nodes", "create pods/eviction", "create leases", "update leases"].map(
  (words) => {
    const [verb = "", resource = ""] = words.split(" ");
    return { verb, resource, allowed: true };
  },
);

interface Given extends Partial<Pick<ObservedCluster, "pods" | "budgets">> {
  nodes: ObservedNode[];
  /** Nodes as the API server holds them, where the observation lags behind. */
  stored?: ObservedNode[];
  /** So many patches are lost to somebody who was faster. */
  races?: number;
  /** Who was faster writes this. */
  raced?: (node: ObservedNode) => ObservedNode;
  permissions?: Permission[];
  around?: Surroundings;
}

/** A cluster in memory that keeps nodes and their versions as the API server does; the index lags like a cache. */
export function fakeCluster(given: Given) {
  const {
    nodes,
    pods = [],
    budgets = [],
    permissions = ALLOWED,
    around = {},
    raced = (node: ObservedNode) => node,
  } = given;
  const index = indexCluster({ nodes, pods, budgets, attachments: [], claims: [], replicas: [] });
  const stored = new Map((given.stored ?? nodes).map((node) => [node.name, node]));
  const patches: NodePatch[] = [];
  const plans: RunPlan[] = [];
  let racesLeft = given.races ?? 0;
  let queue: Promise<unknown> = Promise.resolve();

  const write = (node: ObservedNode) => {
    const written = { ...node, resourceVersion: String(Number(node.resourceVersion) + 1) };
    stored.set(node.name, written);
    return written;
  };
  const cluster: Pick<ClusterPort, "readNode" | "listPodsOf" | "patchNode" | "permissions"> = {
    async readNode(name) {
      const node = stored.get(name);
      if (!node) throw new DrydockError({ code: "not-found", object: `node ${name}` });
      return node;
    },
    listPodsOf: async (name) => pods.filter((pod) => pod.nodeName === name),
    async patchNode(name, patch) {
      const before = await cluster.readNode(name);
      const now = racesLeft > 0 ? write(raced(before)) : before;
      if (racesLeft > 0) racesLeft--;
      if (patch.resourceVersion !== now.resourceVersion)
        throw new DrydockError({ code: "conflict", object: `node ${name}`, why: "Somebody was faster." });
      patches.push(patch);
      const intent = patch.intent === undefined ? now.intent : (patch.intent ?? undefined);
      const labels = withLabels(now.labels, patch.labels);
      return write({ ...now, unschedulable: patch.unschedulable ?? now.unschedulable, labels, intent });
    },
    permissions: async () => permissions,
  };
  const ctx: OperationContext = {
    cluster: cluster as ClusterPort, // the verbs use no more of it
    index: () => index,
    around: async () => around,
    actor: { name: "mira" },
    access: () => ({ allowed: true }),
    clock: { now: () => NOW },
    installation: "here",
    requireRecords: () => undefined,
    recordPlan: (_, plan) => void plans.push(plan),
    exclusive: <T>(work: () => Promise<T>) => {
      const result = queue.then(work);
      queue = result.catch(() => undefined);
      return result;
    },
  };
  return { ctx, patches, plans, stored, racesLeft: () => racesLeft };
}
