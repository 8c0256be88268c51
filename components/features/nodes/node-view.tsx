"use client";
import { useRef } from "react";
import { ClusterFoot } from "@/components/layout/cluster-foot";
import { staleReason } from "@/components/layout/stale-words";
import { buttonClass } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { ErrorPanel } from "@/components/ui/error-panel";
import { PageLink } from "@/components/ui/page-link";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useHydrated } from "@/components/ui/use-hydrated";
import { useConnection } from "@/lib/client/live";
import { clusterPath } from "@/lib/client/paths";
import { useCluster, useMaintenance, useNodes } from "@/lib/client/queries";
import { ChangeBanner } from "./change-banner";
import { DeadlineBanner } from "./deadline-banner";
import { NodeDialogs } from "./node-dialogs";
import { NodeFacts } from "./node-facts";
import { NodeHeader } from "./node-header";
import { NodeTabs } from "./node-tabs";
import { PhaseAnnouncer } from "./phase-announcer";
import { QuestionBanner } from "./question-banner";
import { useAskedByAddress } from "./use-asked-by-address";
import { useNodeActions } from "./use-node-actions";
import { useNodeKeys } from "./use-node-keys";

interface NodeViewProps {
  clusterId: string;
  nodeName: string;
}

const KEYS = [
  { caps: ["M"], label: "Maintenance mode" },
  { caps: ["Space"], label: "Pause or resume" },
  { caps: ["[", "]"], label: "Tabs" },
];

/** One node: its state, what can be done about it, and everything that is known of it. */
export function NodeView({ clusterId, nodeName }: NodeViewProps) {
  const { data: cluster } = useCluster(clusterId);
  const nodes = useNodes(clusterId);
  const hydrated = useHydrated();
  const connection = useConnection(clusterId);
  const row = hydrated ? nodes.data?.find(({ name }) => name === nodeName) : undefined;
  const maintenance = useMaintenance(clusterId, nodeName, row?.maintenance !== undefined);
  const actions = useNodeActions(clusterId);
  const stale = staleReason(connection);
  const title = useRef<HTMLHeadingElement>(null);
  useNodeKeys(row, actions);
  useAskedByAddress(row, actions);

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      {row ? (
        <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">
          <NodeHeader
            actions={actions}
            cluster={clusterId}
            connection={connection}
            maintenance={row.maintenance && maintenance.data}
            row={row}
            titleRef={title}
          />
          <ChangeBanner cluster={clusterId} node={nodeName} />
          <QuestionBanner actions={actions} cluster={clusterId} row={row} stale={stale} />
          {row.maintenance && maintenance.data ? (
            <DeadlineBanner
              actions={actions}
              maintenance={maintenance.data}
              offsetMs={connection.offsetMs}
              row={row}
              stale={stale}
            />
          ) : null}
          <NodeFacts row={row} />
          <NodeTabs
            actions={actions}
            cluster={clusterId}
            connection={connection}
            maintenance={maintenance}
            row={row}
            stale={stale}
          />
        </div>
      ) : hydrated && nodes.error ? (
        <div className="flex-1">
          <ErrorPanel
            onRetry={() => void nodes.refetch()}
            reference={nodes.error.problem.reference}
            title={nodes.error.problem.title}
            todo={nodes.error.problem.todo}
            why={nodes.error.problem.detail}
          />
        </div>
      ) : hydrated && nodes.data ? (
        <div className="flex-1">
          <Empty
            action={
              <PageLink className={buttonClass()} href={`${clusterPath(clusterId)}/nodes`}>
                Go to nodes
              </PageLink>
            }
            title={`There is no node ${nodeName}`}
          >
            It was deleted, or never existed under this name. Nothing was changed by this page.
          </Empty>
        </div>
      ) : (
        <div className="flex-1">
          <SkeletonRows label="Loading the node" rows={8} />
        </div>
      )}
      <ClusterFoot cluster={clusterId} keys={KEYS} />
      <NodeDialogs
        actions={actions}
        cluster={clusterId}
        clusterName={cluster?.name ?? clusterId}
        focusBack={() => title.current}
        offsetMs={connection.offsetMs}
        rows={nodes.data}
        stale={stale}
      />
      <PhaseAnnouncer rows={nodes.data} />
    </div>
  );
}
