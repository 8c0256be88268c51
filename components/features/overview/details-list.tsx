"use client";
import type { ReactNode } from "react";
import { useNow } from "@/components/ui/use-now";
import { useNodes } from "@/lib/client/queries";
import type { ClusterSummary } from "@/lib/contracts/cluster";
import type { NodeRow } from "@/lib/contracts/node";
import { count, formatDuration } from "@/lib/domain/words";
import { KubeconfigLinks } from "./kubeconfig-links";

/** Kubeconfig, version, API server, region, nodes, and who drives maintenance here. */
export function DetailsList({ cluster }: { cluster: ClusterSummary }) {
  const { version, nodes, server, driver } = cluster;
  const regions = regionsOf(useNodes(cluster.id).data ?? []);
  const others = nodes.otherVersions.map((other) => `${count(other.nodes, "node")} on ${other.version}`);
  return (
    <dl className="flex flex-col gap-3 border-t px-4 py-3.5">
      <Row name="Kubernetes Config File">
        <KubeconfigLinks cluster={cluster} />
      </Row>
      <Row name="Kubernetes">
        {version ?? "–"} <span className="text-text-2">{others.join(", ")}</span>
      </Row>
      <Row name="API server">{server}</Row>
      {regions.length > 0 ? <Row name="Region">{regions.join(", ")}</Row> : null}
      <Row name="Nodes">
        {nodes.total.toLocaleString("en")}{" "}
        <span className="text-text-2">{nodes.schedulable.toLocaleString("en")} schedulable</span>
      </Row>
      {cluster.added ? (
        <Row name="Added">
          {new Date(cluster.added.at).toLocaleDateString("en-GB", { timeZone: "UTC" })}{" "}
          <span className="text-text-2">{cluster.added.by}</span>
        </Row>
      ) : null}
      <Row name="Driven by">
        {driver ? <Driver {...driver} /> : <span className="text-text-2">nobody</span>}
      </Row>
    </dl>
  );
}

/** Where its nodes are, as their cloud labels them. */
function regionsOf(rows: readonly NodeRow[]): string[] {
  return [...new Set(rows.flatMap(({ labels }) => labels["topology.kubernetes.io/region"] ?? []))].sort();
}

function Driver({ holder, renewedAt }: NonNullable<ClusterSummary["driver"]>) {
  const now = useNow();
  const age = now === 0 ? "" : `lease renewed ${formatDuration(now - Date.parse(renewedAt))} ago`;
  return (
    <>
      {holder} <span className="whitespace-nowrap text-text-2">{age}</span>
    </>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[8.75rem_minmax(0,1fr)] gap-3 text-body max-sm:grid-cols-1 max-sm:gap-0">
      <dt className="text-text-2">{name}</dt>
      <dd className="[overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}
