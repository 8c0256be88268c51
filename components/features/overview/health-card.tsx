"use client";
import { TriangleAlert, Unplug } from "lucide-react";
import { formatSeen } from "@/components/ui/clock";
import { Dial } from "@/components/ui/dial";
import { Skeleton } from "@/components/ui/skeleton";
import { useNow } from "@/components/ui/use-now";
import { isStale } from "@/lib/client/connection";
import { useHealth } from "@/lib/client/health-queries";
import { useConnection } from "@/lib/client/live";
import type { ClusterSummary } from "@/lib/contracts/cluster";
import { ComponentList } from "./component-list";
import { DetailsList } from "./details-list";
import { type ComponentState, overallState, overallText, stateWord } from "./health-words";
import { MaintenanceBlock } from "./maintenance-block";

const wordColor: Record<ComponentState, string> = {
  healthy: "",
  degraded: "text-blocked-text",
  unhealthy: "text-failed-text",
  unknown: "",
};

/** Health status as a whole and by component, the reminder beneath it, and the details of the cluster. */
export function HealthCard({ cluster, summary }: { cluster: string; summary?: ClusterSummary }) {
  return (
    <section aria-label="Health status" className="overflow-hidden rounded-card border bg-surface">
      <div className="px-4 py-3.5">
        <h2 className="text-body text-text-2">Health status</h2>
        <div className="mt-1.5 flex min-h-11 items-center gap-2.5">
          {summary ? (
            <HealthLine cluster={cluster} summary={summary} />
          ) : (
            <>
              <Skeleton className="size-[26px] rounded-full" />
              <Skeleton className="h-3 w-40" />
            </>
          )}
        </div>
      </div>
      <ComponentList cluster={cluster} />
      <MaintenanceBlock cluster={cluster} />
      {summary ? <DetailsList cluster={summary} /> : null}
    </section>
  );
}

function HealthLine({ cluster, summary }: { cluster: string; summary: ClusterSummary }) {
  const connection = useConnection(cluster);
  const now = useNow();
  const { data } = useHealth(cluster);
  const { health, freshness } = summary;
  const stale = isStale(connection);
  const state = overallState(health, data?.components);
  if (stale) {
    return (
      <>
        <span className="flex size-[26px] items-center justify-center text-stale-text">
          <Unplug aria-hidden size={18} strokeWidth={1.75} />
        </span>
        <div>
          <p className="font-[600] text-[1rem] text-stale-text leading-5">Not known</p>
          <p className="text-meta text-text-2 tabular-nums">
            {connection.lastSeen
              ? `Last seen ${formatSeen(connection.lastSeen, new Date(now + connection.offsetMs))}`
              : freshness.why}
          </p>
        </div>
      </>
    );
  }
  return (
    <>
      {state === "degraded" ? (
        <span className="flex size-[26px] items-center justify-center text-blocked">
          <TriangleAlert aria-hidden size={18} strokeWidth={1.75} />
        </span>
      ) : (
        <Dial label="" stale={state === "unknown"} state={state === "unhealthy" ? "not-ready" : "healthy"} />
      )}
      <div>
        <p className={`font-[600] text-[1rem] leading-5 tracking-[-.01em] ${wordColor[state]}`}>
          {stateWord[state]}
        </p>
        <p className="text-meta text-text-2 tabular-nums">{overallText(summary, data?.components)}</p>
      </div>
    </>
  );
}
