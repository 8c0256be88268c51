"use client";
import Link from "next/link";
import { useRef } from "react";
import { ClusterFoot } from "@/components/layout/cluster-foot";
import { buttonClass } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { Empty } from "@/components/ui/empty";
import { ErrorPanel } from "@/components/ui/error-panel";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useHydrated } from "@/components/ui/use-hydrated";
import { useConnection } from "@/lib/client/live";
import { clusterPath } from "@/lib/client/paths";
import { useActivity, useCluster, useMaintenance, useNodes } from "@/lib/client/queries";
import { DeadlineBanner } from "./deadline-banner";
import { NodeDialogs } from "./node-dialogs";
import { NodeFacts } from "./node-facts";
import { NodeHeader } from "./node-header";
import { NodePods } from "./node-pods";
import { staleReason } from "./node-words";
import { PhaseAnnouncer } from "./phase-announcer";
import { Proof } from "./proof";
import { QuestionBanner } from "./question-banner";
import { Readings } from "./readings";
import { Remaining } from "./remaining";
import { Timeline } from "./timeline";
import { useNodeActions } from "./use-node-actions";
import { useNodeKeys } from "./use-node-keys";

interface NodeViewProps {
  clusterId: string;
  nodeName: string;
}

const KEYS = [
  { caps: ["M"], label: "Maintenance mode" },
  { caps: ["Space"], label: "Pause or resume" },
  { caps: ["Y"], label: "Copy name" },
];

/** One node: its state, what holds it up and what answers that, the proof, and what happened. */
export function NodeView({ clusterId, nodeName }: NodeViewProps) {
  const { data: cluster } = useCluster(clusterId);
  const nodes = useNodes(clusterId);
  const hydrated = useHydrated();
  const connection = useConnection(clusterId);
  const { data: activity = [] } = useActivity(clusterId);
  const row = hydrated ? nodes.data?.find(({ name }) => name === nodeName) : undefined;
  const maintenance = useMaintenance(clusterId, nodeName, row?.maintenance !== undefined);
  const actions = useNodeActions(clusterId);
  const stale = staleReason(connection);
  const title = useRef<HTMLHeadingElement>(null);
  useNodeKeys(row, actions);
  const events = activity.filter((entry) => entry.node === nodeName);
  const aside = row?.maintenance !== undefined || events.length > 0;

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
          <div className={cx("flex-1", aside && "md:grid md:grid-cols-[minmax(0,1fr)_25.5rem]")}>
            {!row.maintenance ? (
              <NodePods cluster={clusterId} node={nodeName} />
            ) : maintenance.data ? (
              <div className={cx(stale && "grayscale")}>
                <Remaining
                  maintenance={maintenance.data}
                  offsetMs={connection.offsetMs}
                  onDelete={(pod) => actions.askDelete(row, pod)}
                  stale={stale}
                />
              </div>
            ) : maintenance.error ? (
              <ErrorPanel
                onRetry={() => void maintenance.refetch()}
                reference={maintenance.error.problem.reference}
                title={maintenance.error.problem.title}
                todo={maintenance.error.problem.todo}
                why={maintenance.error.problem.detail}
              />
            ) : (
              <SkeletonRows label="Loading its maintenance" rows={6} />
            )}
            {aside ? (
              <div
                className={cx("bg-surface-2 max-md:border-t md:border-l", stale && "border-dashed grayscale")}
              >
                {row.maintenance && maintenance.data ? (
                  <>
                    <Proof maintenance={maintenance.data} />
                    <Readings readings={maintenance.data.readings} />
                  </>
                ) : null}
                <Timeline entries={events} />
              </div>
            ) : null}
          </div>
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
              <Link className={buttonClass()} href={`${clusterPath(clusterId)}/nodes`}>
                Go to nodes
              </Link>
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
