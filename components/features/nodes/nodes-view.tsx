"use client";
import { useCallback, useRef } from "react";
import { ClusterFoot } from "@/components/layout/cluster-foot";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { ErrorPanel } from "@/components/ui/error-panel";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useHydrated } from "@/components/ui/use-hydrated";
import { isStale } from "@/lib/client/connection";
import { useConnection } from "@/lib/client/live";
import { useCluster, useNodes } from "@/lib/client/queries";
import { NodeDialogs } from "./node-dialogs";
import { nodeCount, staleReason } from "./node-words";
import { NodesTable } from "./nodes-table";
import { PhaseAnnouncer } from "./phase-announcer";
import { Toolbar } from "./toolbar";
import { useNodeActions } from "./use-node-actions";
import { useTableRows } from "./use-table-rows";
import { useViewState } from "./use-view-state";

const KEYS = [
  { caps: ["J", "K"], label: "Move" },
  { caps: ["↵"], label: "Open node" },
  { caps: ["."], label: "Actions" },
  { caps: ["M"], label: "Maintenance mode" },
];

/** The Nodes tab: all nodes by pool, live, with what can be done with each. */
export function NodesView({ clusterId }: { clusterId: string }) {
  const { data: cluster } = useCluster(clusterId);
  const nodes = useNodes(clusterId);
  const hydrated = useHydrated();
  const rows = hydrated ? nodes.data : undefined;
  const connection = useConnection(clusterId);
  const [view, change] = useViewState();
  const table = useTableRows(rows, view, change);
  const actions = useNodeActions(clusterId);
  const stale = isStale(connection);
  const scroller = useRef<HTMLDivElement>(null);
  const focusBack = useCallback(
    (node: string) =>
      scroller.current?.querySelector<HTMLElement>(`[data-node="${CSS.escape(node)}"]`) ?? null,
    [],
  );
  const clear = () => change({ q: "", pools: [], health: [], phases: [] });

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <Toolbar
        connection={connection}
        filter={view}
        onChange={change}
        rows={rows}
        shown={table.shown}
        stale={stale}
      />
      {rows ? (
        <NodesTable
          actions={actions}
          change={change}
          cluster={cluster}
          clusterId={clusterId}
          connection={connection}
          scroller={scroller}
          table={table}
          view={view}
        >
          {rows.length === 0 ? (
            <Empty title="No node in this cluster">
              The API server answers and lists none. Nodes show here as soon as they join.
            </Empty>
          ) : table.shown === 0 ? (
            <Empty action={<Button onClick={clear}>Clear filters</Button>} title="No node matches">
              {nodeCount(rows.length)} {rows.length === 1 ? "is" : "are"} there; the filters leave none of
              them.
            </Empty>
          ) : null}
        </NodesTable>
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
      ) : (
        <div className="min-h-0 flex-1 overflow-hidden">
          <SkeletonRows label="Loading nodes" rows={Math.min(20, (hydrated && cluster?.nodes.total) || 8)} />
        </div>
      )}
      <ClusterFoot cluster={clusterId} keys={KEYS} />
      <NodeDialogs
        actions={actions}
        cluster={clusterId}
        clusterName={cluster?.name ?? clusterId}
        focusBack={focusBack}
        offsetMs={connection.offsetMs}
        rows={rows}
        stale={staleReason(connection)}
      />
      <PhaseAnnouncer rows={rows} />
    </div>
  );
}
