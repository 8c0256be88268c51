import type { ClusterIndex } from "@/lib/domain/cluster-index";
import { isReady, poolOf, zoneOf } from "@/lib/domain/node";
import type { ObservedNode } from "@/lib/domain/observed";
import type { Resources } from "@/lib/domain/quantity";
import { requestedOn } from "@/lib/domain/requested";

/** What is compared: what pods ask for together, of what the node offers to pods. */
export const MEASURES = ["cpu", "memory", "pods"] as const;
export type Measure = (typeof MEASURES)[number];

/** Requested of allocatable, from 0 to 1. */
export type Shares = Record<Measure, number>;

/** A node is fuller or emptier than its group when a share of it is further away from the group's than this. */
const FAR = 0.1;

export interface NodeShare {
  name: string;
  zone?: string;
  requested: Resources;
  allocatable: Resources;
  shares: Shares;
  /**
   * fuller: a share is far above the group's. emptier: none is, and one is far below. even: neither. Of nodes that take no
   * new pods nothing is said.
   */
  level?: "fuller" | "emptier" | "even";
  /** Why it takes no new pods; it is not compared then. */
  away?: string;
}

/** Nodes on which the same pods could run as far as pool and taints say: these are compared with each other. */
export interface PoolBalance {
  pool: string;
  /** Taints that all of them have: "dedicated=db:NoSchedule". */
  taints: string[];
  /** All requests of the compared nodes, of all that these offer. */
  mean: Shares;
  /** By name. */
  nodes: NodeShare[];
}

const AMOUNT: Record<Measure, (of: Resources) => number> = {
  cpu: ({ cpuMilli }) => cpuMilli,
  memory: ({ memoryBytes }) => memoryBytes,
  pods: ({ pods }) => pods,
};

function sharesOf(requested: Resources, allocatable: Resources): Shares {
  const share = (measure: Measure) => {
    const offered = AMOUNT[measure](allocatable);
    return offered > 0 ? AMOUNT[measure](requested) / offered : 0;
  };
  return { cpu: share("cpu"), memory: share("memory"), pods: share("pods") };
}

function sum(all: readonly Resources[]): Resources {
  const total = { cpuMilli: 0, memoryBytes: 0, pods: 0 };
  for (const { cpuMilli, memoryBytes, pods } of all) {
    total.cpuMilli += cpuMilli;
    total.memoryBytes += memoryBytes;
    total.pods += pods;
  }
  return total;
}

/** Added by the cluster itself for what a node is going through; it groups nobody. */
const OF_STATE = "node.kubernetes.io/";

function taintsOf({ taints }: ObservedNode): string[] {
  return taints
    .filter(({ key, effect }) => effect !== "PreferNoSchedule" && !key.startsWith(OF_STATE))
    .map(({ key, value, effect }) => `${key}${value ? `=${value}` : ""}:${effect}`)
    .sort();
}

function awayBecause(node: ObservedNode): string | undefined {
  if (node.intent !== undefined) return "in maintenance";
  if (node.unschedulable) return "cordoned";
  return isReady(node) ? undefined : "not Ready";
}

function levelOf(shares: Shares, mean: Shares): NodeShare["level"] {
  const off = MEASURES.map((measure) => shares[measure] - mean[measure]);
  if (off.some((far) => far > FAR)) return "fuller";
  return off.some((far) => far < -FAR) ? "emptier" : "even";
}

/** A node offers more kinds; only these three are compared. */
const compared = ({ cpuMilli, memoryBytes, pods }: Resources): Resources => ({ cpuMilli, memoryBytes, pods });

function balanceOf(
  index: ClusterIndex,
  pool: string,
  nodes: readonly ObservedNode[],
): Omit<PoolBalance, "taints"> {
  const seen = nodes.map((node) => {
    const requested = requestedOn(index, node.name);
    const allocatable = compared(node.allocatable);
    const shares = sharesOf(requested, allocatable);
    return {
      name: node.name,
      zone: zoneOf(node),
      requested,
      allocatable,
      shares,
      away: awayBecause(node),
    };
  });
  const taking = seen.filter(({ away }) => away === undefined);
  const mean = sharesOf(
    sum(taking.map(({ requested }) => requested)),
    sum(taking.map(({ allocatable }) => allocatable)),
  );
  return {
    pool,
    mean,
    nodes: seen
      .map((node) => (node.away === undefined ? { ...node, level: levelOf(node.shares, mean) } : { ...node }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

/**
 * How even the requests of pods are over the nodes of each pool. Nodes with other taints are compared apart, and control
 * plane nodes that take no ordinary pods not at all: nobody could move a pod there.
 */
export function poolBalances(index: ClusterIndex): PoolBalance[] {
  const groups = new Map<string, { pool: string; taints: string[]; nodes: ObservedNode[] }>();
  for (const node of index.cluster.nodes) {
    const { name: pool, kind } = poolOf(index, node);
    const taints = taintsOf(node);
    if (kind === "control-plane" && taints.length > 0) continue;
    const key = [pool, ...taints].join("\n");
    const group = groups.get(key) ?? { pool, taints, nodes: [] };
    groups.set(key, group);
    group.nodes.push(node);
  }
  return [...groups.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { pool, taints, nodes }]) => ({ taints, ...balanceOf(index, pool, nodes) }));
}

/** Names of nodes by what a restart could do for them. */
export interface Levels {
  fuller: ReadonlySet<string>;
  emptier: ReadonlySet<string>;
  /**
   * Where pods could better leave: fuller nodes, and beside emptier ones all others. Of ten nodes of which one came back
   * empty the nine are hardly above the mean, and yet it is their pods that it waits for.
   */
  crowded: ReadonlySet<string>;
}

export function levelsOf(balances: readonly PoolBalance[]): Levels {
  const levels = { fuller: new Set<string>(), emptier: new Set<string>(), crowded: new Set<string>() };
  for (const { nodes } of balances) {
    const waits = nodes.some(({ level }) => level === "emptier");
    for (const { name, level } of nodes) {
      if (level === "fuller") levels.fuller.add(name);
      if (level === "emptier") levels.emptier.add(name);
      if (level === "fuller" || (level === "even" && waits)) levels.crowded.add(name);
    }
  }
  return levels;
}
