"use client";
import { Download } from "lucide-react";
import type { ReactNode } from "react";
import { kubeconfigHref } from "@/components/layout/kubeconfig-href";
import { useNow } from "@/components/ui/use-now";
import type { ClusterSummary } from "@/lib/contracts/cluster";
import { count, formatDuration } from "@/lib/domain/words";

/** Kubeconfig, version, API server, nodes, and who drives maintenance here. */
export function DetailsList({ cluster }: { cluster: ClusterSummary }) {
  const { kubeconfig, version, nodes, server, driver } = cluster;
  const others = nodes.otherVersions.map((other) => `${count(other.nodes, "node")} on ${other.version}`);
  return (
    <dl className="flex flex-col gap-3 border-t px-4 py-3.5">
      <Row name="Kubernetes Config File">
        {kubeconfig.admin ? (
          <a
            className="inline-flex max-w-full items-center gap-2 font-[550] text-accent hover:underline"
            download={kubeconfig.admin}
            href={kubeconfigHref(cluster.id)}
          >
            <Download aria-hidden size={14} strokeWidth={2} />
            <span className="[overflow-wrap:anywhere]">{kubeconfig.admin}</span>
          </a>
        ) : (
          <span className="text-text-2">{kubeconfig.why ?? "Not available"}</span>
        )}
      </Row>
      <Row name="Kubernetes">
        {version ?? "–"} <span className="text-text-2">{others.join(", ")}</span>
      </Row>
      <Row name="API server">{server}</Row>
      <Row name="Nodes">
        {nodes.total.toLocaleString("en")}{" "}
        <span className="text-text-2">{nodes.schedulable.toLocaleString("en")} schedulable</span>
      </Row>
      <Row name="Driven by">
        {driver ? <Driver {...driver} /> : <span className="text-text-2">nobody</span>}
      </Row>
    </dl>
  );
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
