"use client";
import { type ReactNode, type RefObject, useCallback, useMemo } from "react";
import { usePreference } from "@/components/layout/preferences";
import { type Connection, isStale } from "@/lib/client/connection";
import type { ClusterSummary } from "@/lib/contracts/cluster";
import { COLUMN_COUNT } from "./columns";
import { FoldRow } from "./fold-row";
import { GroupRow } from "./group-row";
import { NodeCard } from "./node-card";
import { NodeRow } from "./node-row";
import { staleReason } from "./node-words";
import { heightOf } from "./row-height";
import { TableHead } from "./table-head";
import type { TableItem } from "./table-items";
import { TableRows } from "./table-rows";
import { type NodeActions, nodeHref } from "./use-node-actions";
import { useRowCursor } from "./use-row-cursor";
import type { TableRowsState } from "./use-table-rows";
import { nextSort, toggled, type ViewState } from "./view-state";

interface NodesTableProps {
  clusterId: string;
  cluster: ClusterSummary | undefined;
  connection: Connection;
  table: TableRowsState;
  view: ViewState;
  change: (change: Partial<ViewState>) => void;
  actions: NodeActions;
  scroller: RefObject<HTMLDivElement | null>;
  /** Stands beneath the head when there is no row. */
  children?: ReactNode;
}

/** The table itself: a tree grid of pools and their nodes, or cards on narrow screens. */
export function NodesTable(props: NodesTableProps) {
  const { clusterId, cluster, connection, table, view, change, actions, scroller } = props;
  const density = usePreference("density");
  const leave = useCallback(() => change({ node: undefined }), [change]);
  const cursor = useRowCursor(table.items, actions, view.node, leave);
  // While it is not live the connection tells more silence each second; the rows only need the moment.
  const seenMs = isStale(connection) ? (connection.lastSeen?.getTime() ?? 0) : undefined;
  const seenAt = useMemo(() => (seenMs === undefined ? undefined : new Date(seenMs)), [seenMs]);
  const stale = staleReason(connection);
  const Row = table.narrow ? NodeCard : NodeRow;

  const render = (item: TableItem, at: number) => {
    const rowIndex = at + 2; // the head is the first
    switch (item.kind) {
      case "group":
        return (
          <GroupRow
            etcd={cluster?.etcd}
            group={item.group}
            onToggle={(pool) => change({ closed: toggled(view.closed, pool) })}
            open={item.open}
            rowIndex={rowIndex}
            seenAt={seenAt}
          />
        );
      case "fold":
        return (
          <FoldRow
            nodes={item.nodes}
            onUnfold={table.unfold}
            pool={item.pool}
            rowIndex={rowIndex}
            stale={seenAt !== undefined}
          />
        );
      case "node":
        return (
          <Row
            current={item.key === cursor.current}
            href={nodeHref(clusterId, item.row.name)}
            marked={item.key === view.node}
            menuOpen={item.key === cursor.menuFor}
            offsetMs={connection.offsetMs}
            onAction={actions.act}
            onCurrent={cursor.onCurrent}
            onMenu={cursor.onMenu}
            row={item.row}
            rowIndex={rowIndex}
            seenAt={seenAt}
            stale={stale}
            version={cluster?.version}
          />
        );
    }
  };

  return (
    <div className="@container/nodes min-h-0 flex-1 overflow-y-auto" ref={scroller}>
      <div
        aria-colcount={table.narrow ? undefined : COLUMN_COUNT}
        aria-label="Nodes"
        aria-rowcount={table.items.length + 1}
        role="treegrid"
      >
        {table.narrow ? null : (
          <TableHead onSort={(column) => change({ sort: nextSort(view.sort, column) })} sort={view.sort} />
        )}
        <TableRows
          heightOf={(item) => heightOf(item, density, table.narrow)}
          items={table.items}
          measured={table.narrow}
          onRevealed={cursor.onRevealed}
          render={render}
          scroller={scroller}
          wanted={cursor.wanted}
        />
      </div>
      {props.children}
    </div>
  );
}
