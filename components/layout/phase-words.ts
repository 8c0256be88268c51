import type { NodeMaintenance, NodeRow } from "@/lib/contracts/node";

type Phase = NodeMaintenance["phase"];

/** Phases as the screen says them; the tooltips put "Maintenance Mode: " in front. */
export const phaseWord: Record<Phase, string> = {
  initiated: "Initiated",
  complete: "Complete",
  blocked: "Blocked",
  failed: "Failed",
  paused: "Paused",
  ending: "Turning off",
};

/** Those that need somebody first. */
const URGENCY: readonly Phase[] = ["blocked", "failed", "paused", "initiated", "ending", "complete"];

export type NodeInMaintenance = NodeRow & { maintenance: NodeMaintenance };

/** The nodes that every reminder counts and names, those that need somebody first, then by name. */
export function inMaintenance(nodes: readonly NodeRow[]): NodeInMaintenance[] {
  const rank = (node: NodeInMaintenance) => URGENCY.indexOf(node.maintenance.phase);
  return nodes
    .filter((node): node is NodeInMaintenance => node.maintenance !== undefined)
    .sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, "en", { numeric: true }));
}

/** "3 nodes in maintenance". */
export function countInMaintenance(total: number): string {
  return `${total} ${total === 1 ? "node" : "nodes"} in maintenance`;
}

/** What maintenance means for the cluster, in one line. */
export const MEANWHILE =
  "Meanwhile: less capacity, no scans. Backups and add-on changes leave these nodes out.";

/** Share of pods moved, 0 to 1; a node without pods to move is done. */
export function movedFraction({ total, moved }: NodeMaintenance["progress"]): number {
  return total === 0 ? 1 : moved / total;
}
