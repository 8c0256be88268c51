import type { ClusterSummary } from "@/lib/contracts/cluster";
import type { MaintainedNode, MaintenanceList } from "@/lib/contracts/maintained";
import type { RunsFilter } from "./view-state";

/** A node in maintenance with the cluster that it is of, as far as that is known. */
export interface NowRow {
  key: string;
  cluster: string;
  clusterName: string;
  node: MaintainedNode;
  /** When the cluster was heard last, while it is not heard now; the words behind it may not be true any more. */
  staleSince?: string;
}

/** Those that need somebody first. */
const URGENCY: readonly MaintainedNode["phase"][] = [
  ...(["blocked", "failed", "paused", "initiated", "ending", "complete"] as const),
];

/** Rows of what is in maintenance now, those that need somebody first, then the oldest. */
export function nowRows(list: MaintenanceList, clusters: readonly ClusterSummary[]): NowRow[] {
  const byId = new Map(clusters.map((summary) => [summary.id, summary]));
  return list.items
    .flatMap(({ cluster, nodes }) =>
      nodes.map((node): NowRow => {
        const summary = byId.get(cluster);
        const { state = "live", lastSeen } = summary?.freshness ?? {};
        return {
          key: `${cluster}/${node.uid}`,
          cluster,
          clusterName: summary?.name ?? cluster,
          node,
          staleSince: state === "live" ? undefined : (lastSeen ?? node.since),
        };
      }),
    )
    .sort(
      (a, b) =>
        URGENCY.indexOf(a.node.phase) - URGENCY.indexOf(b.node.phase) ||
        Date.parse(a.node.since) - Date.parse(b.node.since),
    );
}

/** Those that the page's filter leaves: of what goes on, outcome and days say nothing. */
export function narrowNow(
  rows: readonly NowRow[],
  { q, clusters, nodes, people }: Pick<RunsFilter, "q" | "clusters" | "nodes" | "people">,
): NowRow[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  const among = (value: string, chosen: readonly string[]) => chosen.length === 0 || chosen.includes(value);
  return rows.filter(({ cluster, node }) => {
    const text = `${node.node} ${node.reason} ${node.by}`.toLowerCase();
    return (
      words.every((word) => text.includes(word)) &&
      among(cluster, clusters) &&
      among(node.node, nodes) &&
      among(node.by, people)
    );
  });
}
