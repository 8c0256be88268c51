"use client";
import { useCallback, useRef, useState } from "react";
import { ClusterFoot } from "@/components/layout/cluster-foot";
import { staleReason } from "@/components/layout/stale-words";
import { useDensity } from "@/components/layout/use-density";
import { ColumnsMenu } from "@/components/table/columns-menu";
import { DensityButton } from "@/components/table/density-button";
import { rowElement } from "@/components/table/use-reveal";
import { useRoom } from "@/components/table/use-room";
import { useSelection } from "@/components/table/use-selection";
import { useUrlState } from "@/components/table/use-url-state";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { ErrorPanel } from "@/components/ui/error-panel";
import { later, useAhead, useOpened } from "@/components/ui/later";
import { SkeletonRows } from "@/components/ui/skeleton";
import { notify } from "@/components/ui/toast";
import { useHydrated } from "@/components/ui/use-hydrated";
import { isStale } from "@/lib/client/connection";
import { useFirstNodes } from "@/lib/client/first-nodes";
import { useConnection } from "@/lib/client/live";
import { useCluster, useNodes } from "@/lib/client/queries";
import type { NodeRow } from "@/lib/contracts/node";
import { COLUMNS, USUAL } from "./columns";
import { NodeDialogs } from "./node-dialogs";
import { NO_FILTER } from "./node-filter";
import { nodeCount } from "./node-words";
import { NodesTable } from "./nodes-table";
import { PhaseAnnouncer } from "./phase-announcer";
import { Toolbar } from "./toolbar";
import { useColumns } from "./use-columns";
import { useNodeActions } from "./use-node-actions";
import { UseOfNodes } from "./use-of-nodes";
import { useTableRows } from "./use-table-rows";
import { formatView, parseView } from "./view-state";

const loadBulk = async () => (await import("./bulk-selection")).BulkSelection;
const BulkSelection = later(loadBulk);
const loadSave = async () => (await import("./save-nodes")).saveNodes;

/** Its code did not come: the console, or the way to it, is away. */
const toldNotSaved = () =>
  notify.failed({ title: "Nodes not exported", text: "The console does not answer. Export them again." });

const KEYS = [
  { caps: ["J", "K"], label: "Move" },
  { caps: ["X"], label: "Select" },
  { caps: ["↵"], label: "Open node" },
  { caps: ["."], label: "Actions" },
  { caps: ["M"], label: "Maintenance mode" },
];

interface NodesViewProps {
  clusterId: string;
  /** The nodes as the page came with them. */
  first?: string;
}

/** The Nodes tab: all nodes by pool, live, with what can be done with each. */
export function NodesView({ clusterId, first }: NodesViewProps) {
  const { data: cluster } = useCluster(clusterId);
  const hydrated = useHydrated();
  const known = useFirstNodes(clusterId, first, hydrated);
  const nodes = useNodes(clusterId);
  const rows = known ? nodes.data : undefined;
  const connection = useConnection(clusterId);
  const [view, change] = useUrlState(parseView, formatView);
  const table = useTableRows(rows, view, change);
  const scroller = useRef<HTMLDivElement>(null);
  const [chosen, choose] = useColumns(view, change);
  const columns = useRoom(scroller, chosen, rows !== undefined);
  const [density, toggleDensity] = useDensity(view, change);
  const selection = useSelection(table.names);
  const selected = useOpened(selection.keys.size > 0);
  useAhead(rows !== undefined, loadBulk);
  useAhead(rows !== undefined, loadSave);
  const [selecting, setSelecting] = useState(false);
  const actions = useNodeActions(clusterId);
  const stale = isStale(connection);
  const clusterName = cluster?.name ?? clusterId;
  const focusBack = useCallback((node: string) => rowElement(scroller.current, node), []);
  const exportRows = (these: readonly NodeRow[]) =>
    void loadSave().then((save) => save(clusterName, these, chosen), toldNotSaved);

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <Toolbar
        cluster={clusterId}
        connection={connection}
        display={
          <>
            <ColumnsMenu
              all={COLUMNS}
              chosen={chosen.map(({ id }) => id)}
              onChoose={choose}
              shown={columns}
              usual={USUAL}
            />
            <DensityButton onToggle={toggleDensity} density={density} />
          </>
        }
        filter={view}
        onChange={change}
        onExport={() => exportRows(table.shown)}
        onSelecting={setSelecting}
        rows={rows}
        selecting={selecting}
        shown={table.shown.length}
        stale={stale}
      />
      {rows ? (
        <UseOfNodes cluster={clusterId}>
          <NodesTable
            awaited={!hydrated}
            actions={actions}
            change={change}
            cluster={cluster}
            clusterId={clusterId}
            columns={columns}
            connection={connection}
            density={density}
            scroller={scroller}
            selecting={selecting}
            selection={selection}
            table={table}
            view={view}
          >
            {rows.length === 0 ? (
              <Empty title="No node in this cluster">
                The API server answers and lists none. Nodes show here as soon as they join.
              </Empty>
            ) : table.shown.length === 0 ? (
              <Empty
                action={<Button onClick={() => change(NO_FILTER)}>Clear filters</Button>}
                title="No node matches"
              >
                {nodeCount(rows.length)} {rows.length === 1 ? "is" : "are"} there; the filters leave none of
                them.
              </Empty>
            ) : null}
          </NodesTable>
        </UseOfNodes>
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
      {rows && selected ? (
        <BulkSelection
          cluster={clusterId}
          clusterName={clusterName}
          onExport={exportRows}
          rows={rows}
          scroller={scroller}
          selection={selection}
          shown={table.shown}
          stale={staleReason(connection)}
        />
      ) : null}
      <ClusterFoot cluster={clusterId} keys={KEYS} />
      <NodeDialogs
        actions={actions}
        cluster={clusterId}
        clusterName={clusterName}
        focusBack={focusBack}
        offsetMs={connection.offsetMs}
        rows={rows}
        stale={staleReason(connection)}
      />
      <PhaseAnnouncer rows={rows} />
    </div>
  );
}
