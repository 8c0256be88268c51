import type { NodeRow } from "@/lib/contracts/node";
import type { ClusterUsage } from "@/lib/contracts/usage";

export type Resource = "cpuMilli" | "memoryBytes" | "podSlots";

/** One resource of the workers that take pods, in the resource's base unit. */
export interface Capacity {
  /** Asked for by pods on nodes that take pods. */
  requested: number;
  /** Offered by nodes that take pods. */
  schedulable: number;
  /** Offered by nodes in maintenance: comes back when they do. */
  inMaintenance: number;
  /** What would be offered if the largest of the nodes that take pods left as well. */
  limit: number;
  /** That largest node. Absent when no worker takes pods. */
  largest?: { name: string; pool: string };
}

function takesPods(node: NodeRow): boolean {
  return node.schedulable && node.health.state !== "not-ready";
}

/** Sums one resource over the workers. Nodes that are cordoned or not Ready without maintenance offer nothing. */
export function workerCapacity(nodes: readonly NodeRow[], resource: Resource): Capacity {
  const workers = nodes.filter((node) => node.poolKind === "worker");
  const open = workers.filter(takesPods);
  const offered = (rows: readonly NodeRow[]) =>
    rows.reduce((sum, node) => sum + node[resource].allocatable, 0);
  const largest = open.reduce<NodeRow | undefined>(
    (best, node) => (best && best[resource].allocatable >= node[resource].allocatable ? best : node),
    undefined,
  );
  const schedulable = offered(open);
  return {
    requested: open.reduce((sum, node) => sum + node[resource].requested, 0),
    schedulable,
    inMaintenance: offered(workers.filter((node) => node.maintenance && !takesPods(node))),
    limit: schedulable - (largest?.[resource].allocatable ?? 0),
    largest: largest && { name: largest.name, pool: largest.pool },
  };
}

/** What is really used on the workers that take pods, as far as it was measured. */
export interface Use {
  used: number;
  /** On how many of how many of them it was. */
  measured: number;
  nodes: number;
}

/** Real use of the workers that take pods; undefined where nothing measures it, and of pods, which are no use. */
export function workerUse(
  rows: readonly NodeRow[],
  resource: Resource,
  nodes: ClusterUsage["nodes"],
): Use | undefined {
  if (resource === "podSlots" || nodes === undefined) return undefined;
  const open = rows.filter((node) => node.poolKind === "worker" && takesPods(node));
  const uses = open.flatMap(({ name }) => nodes[name] ?? []);
  if (uses.length === 0) return undefined;
  const used = uses.reduce((sum, use) => sum + use[resource], 0);
  return { used, measured: uses.length, nodes: open.length };
}

/** Free share of the limit below which it is called tight. */
const TIGHT = 0.1;

export interface Tightness {
  resource: Resource;
  /** What stays free, in the base unit, if the largest node leaves; negative: so much finds no room. */
  free: number;
  node: { name: string; pool: string };
}

/** The resource that would run out first if one more node left; undefined while there is room enough. */
export function tightest(capacities: Readonly<Record<Resource, Capacity>>): Tightness | undefined {
  const found = (Object.entries(capacities) as [Resource, Capacity][]).flatMap(([resource, capacity]) => {
    const { limit, requested, largest } = capacity;
    const free = limit - requested;
    return largest && free < limit * TIGHT
      ? [{ resource, free, node: largest, share: free / capacity.schedulable }]
      : [];
  });
  const [first] = found.sort((a, b) => a.share - b.share);
  return first && { resource: first.resource, free: first.free, node: first.node };
}
