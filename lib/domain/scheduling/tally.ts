import type { Topology } from "./topology";

/** Counts of pods by domain of a topology. */
export interface Tally {
  topology: Topology;
  counts: Int32Array;
}

export function newTally(topology: Topology): Tally {
  return { topology, counts: new Int32Array(topology.size) };
}

/** What one pod more on a node changes in a tally, and by how much. */
export interface Effect {
  tally: Tally;
  amount: number;
  /** Nodes on which it counts; absent: on all. */
  only?: Uint8Array;
  /** Terminating pods are not counted. */
  livingOnly?: true;
}

/**
 * Applies effects of a pod that comes to a node (sign 1) or goes (sign -1): all, or only those of a pod that terminates
 * ("rest"), or only those that it loses when it is told to ("living").
 */
export function apply(
  effects: readonly Effect[],
  place: number,
  sign: 1 | -1,
  seenBy: "all" | "rest" | "living",
): void {
  for (const { tally, amount, only, livingOnly } of effects) {
    if (seenBy !== "all" && (seenBy === "living") !== (livingOnly ?? false)) continue;
    if (only && only[place] === 0) continue;
    const domain = tally.topology.domainOf[place] ?? -1;
    if (domain >= 0) tally.counts[domain] = (tally.counts[domain] ?? 0) + sign * amount;
  }
}

/** How many pods are counted in the domain of a node; 0 where it has none. */
export function countAt({ topology, counts }: Tally, place: number): number {
  const domain = topology.domainOf[place] ?? -1;
  return domain < 0 ? 0 : (counts[domain] ?? 0);
}
