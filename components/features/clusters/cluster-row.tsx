"use client";
import { Meter } from "@/components/ui/meter";
import { PageLink } from "@/components/ui/page-link";
import { useNow } from "@/components/ui/use-now";
import { clusterPath } from "@/lib/client/paths";
import type { ClusterSummary } from "@/lib/contracts/cluster";
import { formatDuration } from "@/lib/domain/words";
import { ClusterHealth } from "./cluster-health";
import { ClusterMenu } from "./cluster-menu";
import { MaintenanceCell } from "./maintenance-cell";
import { NodeSquares } from "./node-squares";

/** One grid for head and rows: columns give way down to what they need, and narrower screens drop some from the right. */
export const columns =
  "grid items-center gap-x-4 px-5 max-sm:px-4 sm:grid-cols-[minmax(8rem,1fr)_minmax(6.5rem,8.75rem)_4rem_minmax(6rem,10.5rem)_1.75rem] md:grid-cols-[minmax(8rem,1fr)_minmax(6.5rem,8.75rem)_13.5rem_minmax(7rem,10.5rem)_4.5rem_5.5rem_1.75rem] min-[84rem]:grid-cols-[minmax(8rem,1fr)_minmax(7rem,9.75rem)_13.5rem_minmax(8rem,10.5rem)_4.5rem_5.5rem_5.5rem_minmax(4rem,5rem)_1.75rem]";

const ORIGINS: Record<ClusterSummary["origin"], string> = {
  added: "Added",
  file: "Kubeconfig",
  "in-cluster": "Own cluster",
};

export function ClusterRow({ cluster }: { cluster: ClusterSummary }) {
  const { name, server, nodes, squares, version, cpuMilli, memoryBytes, freshness } = cluster;
  const second = [ORIGINS[cluster.origin], ...cluster.tags, server].join(", ");
  const stale = freshness.state === "unreachable" || freshness.state === "refused";
  // Nodes are listed before their pods are; until then nothing is known of what is requested.
  const counted = freshness.state !== "connecting";
  const fraction = (meter: { requested: number; allocatable: number }) =>
    meter.allocatable === 0 ? 0 : meter.requested / meter.allocatable;
  return (
    // The name's link covers the row; what else can be focused in it stands above that cover.
    <div
      className={`${columns} relative min-h-16 border-b transition-colors hover:bg-surface-2 max-sm:grid-cols-[minmax(0,1fr)_9.5rem] max-sm:gap-x-3 max-sm:gap-y-1.5 max-sm:py-3`}
      role="row"
    >
      <span className="min-w-0" role="cell">
        <PageLink
          className="block truncate text-section outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
          data-row
          href={clusterPath(cluster.id)}
          title={name}
        >
          {name}
        </PageLink>
        <span className="block truncate text-meta text-text-3" title={second}>
          {second}
        </span>
      </span>
      <span className="min-w-0" role="cell">
        <ClusterHealth cluster={cluster} />
      </span>
      <span className="flex min-w-0 items-center gap-3" role="cell">
        <span className="w-[5ch] shrink-0 text-right text-section tabular-nums max-sm:w-auto">
          {nodes.total.toLocaleString("en")}
        </span>
        <span className="min-w-0 sm:max-md:hidden">
          <NodeSquares squares={squares} stale={stale} />
        </span>
      </span>
      <span className="min-w-0" role="cell">
        <MaintenanceCell cluster={cluster} stale={stale} />
      </span>
      <span className="text-text-2 max-md:hidden" role="cell">
        {version ?? "–"}
      </span>
      <span className="flex justify-end text-text-2 max-md:hidden" role="cell">
        {counted ? <Meter fraction={fraction(cpuMilli)} stale={stale} /> : "–"}
      </span>
      <span className="flex justify-end text-text-2 max-[84rem]:hidden" role="cell">
        {counted ? <Meter fraction={fraction(memoryBytes)} stale={stale} /> : "–"}
      </span>
      <span className="whitespace-nowrap text-right text-text-2 tabular-nums max-[84rem]:hidden" role="cell">
        <Seen freshness={freshness} />
      </span>
      <span className="flex justify-end max-sm:absolute max-sm:top-1 max-sm:right-1" role="cell">
        <ClusterMenu cluster={cluster} />
      </span>
    </div>
  );
}

function Seen({ freshness }: { freshness: ClusterSummary["freshness"] }) {
  const now = useNow();
  if (freshness.state === "live") return "now";
  if (!freshness.lastSeen) return freshness.state === "connecting" ? "connecting" : "never";
  return `${formatDuration(now - Date.parse(freshness.lastSeen))} ago`;
}
