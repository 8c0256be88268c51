import type { NodeState } from "@/components/ui/state";
import type { NodeRow } from "@/lib/contracts/node";

/** Docks up to here, squares up to the next, then one bar a pool by state. */
export const MAX_DOCKS = 60;
export const MAX_SQUARES = 500;

interface MapPool {
  name: string;
  count: number;
  /** One list a zone, in the order of `zones`. */
  zones: readonly (readonly NodeRow[])[];
}

export interface MapLayout {
  zones: readonly string[];
  pools: readonly MapPool[];
}

/** Columns are zones, rows are pools, control plane first; "no zone" stands last. */
export function layOut(nodes: readonly NodeRow[]): MapLayout {
  const zones = [...new Set(nodes.map((node) => node.zone ?? ""))].sort(
    (a, b) => Number(a === "") - Number(b === "") || a.localeCompare(b),
  );
  const byPool = Map.groupBy(nodes, (node) => node.pool);
  const rank = (rows: readonly NodeRow[]) => (rows.some((row) => row.poolKind === "control-plane") ? 0 : 1);
  const pools = [...byPool]
    .sort(([a, of], [b, than]) => rank(of) - rank(than) || a.localeCompare(b))
    .map(([name, rows]) => {
      const sorted = rows.toSorted((a, b) => a.name.localeCompare(b.name, "en", { numeric: true }));
      return {
        name,
        count: rows.length,
        zones: zones.map((zone) => sorted.filter((row) => (row.zone ?? "") === zone)),
      };
    });
  return { zones, pools };
}

/**
 * Names for docks: without the domain and without what all of them start with, cut only after "-" or "."
 * ("ip-10-0-1-174.ec2.internal" beside "ip-10-0-2-61.ec2.internal" is "1-174"). A single node keeps its name.
 */
export function shortNames(names: readonly string[]): Map<string, string> {
  const hosts = names.map((name) => name.split(".")[0] ?? name);
  const [first = ""] = hosts;
  let common = 0;
  if (hosts.length > 1) {
    for (let at = 1; at <= first.length && hosts.every((host) => host.startsWith(first.slice(0, at))); at++)
      if (first[at - 1] === "-") common = at;
  }
  return new Map(names.map((name, at) => [name, hosts[at]?.slice(common) || (hosts[at] ?? name)]));
}

/** How a node counts in the squares and bars. */
export function mapState(node: NodeRow): NodeState {
  if (node.maintenance) return node.maintenance.phase;
  return node.health.state === "not-ready" ? "not-ready" : "healthy";
}
