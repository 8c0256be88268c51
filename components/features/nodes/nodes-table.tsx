"use client";
import { type ReactNode, type RefObject, useCallback, useMemo } from "react";
import { nodeHref } from "@/components/layout/node-href";
import { staleReason } from "@/components/layout/stale-words";
import type { Density } from "@/components/layout/use-density";
import type { TableColumn } from "@/components/table/columns";
import { gridStyle } from "@/components/table/grid";
import { tickState } from "@/components/table/selection";
import { nextSort, toggled } from "@/components/table/sort";
import { TableHead } from "@/components/table/table-head";
import { TableRows } from "@/components/table/table-rows";
import { TickBox } from "@/components/table/tick-box";
import type { TableSelection } from "@/components/table/use-selection";
import { cx } from "@/components/ui/cx";
import { type Connection, isStale } from "@/lib/client/connection";
import type { ClusterSummary } from "@/lib/contracts/cluster";
import { type Column, SHARE } from "./columns";
import { FoldRow } from "./fold-row";
import { GroupRow } from "./group-row";
import { NodeCard } from "./node-card";
import type { PoolGroup } from "./node-groups";
import { NodeRow } from "./node-row";
import { heightOf } from "./row-height";
import type { TableItem } from "./table-items";
import type { NodeActions } from "./use-node-actions";
import { useRowCursor } from "./use-row-cursor";
import type { TableRowsState } from "./use-table-rows";
import type { ViewState } from "./view-state";

/** Height of the head, which sticks. */
const HEAD_PX = 33;

interface NodesTableProps {
  clusterId: string;
  cluster: ClusterSummary | undefined;
  connection: Connection;
  table: TableRowsState;
  columns: readonly TableColumn<Column>[];
  density: Density;
  selection: TableSelection;
  /** Cards show tick boxes. */
  selecting: boolean;
  view: ViewState;
  change: (change: Partial<ViewState>) => void;
  actions: NodeActions;
  scroller: RefObject<HTMLDivElement | null>;
  /** Not taken over by the browser yet: nothing hears keys and clicks, and on narrow screens rows will be cards. */
  awaited: boolean;
  /** Stands beneath the head when there is no row. */
  children?: ReactNode;
}

/** The table itself: a tree grid of pools and their nodes, or cards on narrow screens. */
export function NodesTable(props: NodesTableProps) {
  const {
    clusterId,
    cluster,
    connection,
    table,
    columns,
    selection,
    view,
    change,
    actions,
    scroller,
    density,
  } = props;
  const leave = useCallback(() => change({ node: undefined }), [change]);
  const cursor = useRowCursor({ table, scroller, actions, selection, linked: view.node, onLeave: leave });
  // While it is not live the connection tells more silence each second; the rows only need the moment.
  const seenMs = isStale(connection) ? (connection.lastSeen?.getTime() ?? 0) : undefined;
  const seenAt = useMemo(() => (seenMs === undefined ? undefined : new Date(seenMs)), [seenMs]);
  const stale = staleReason(connection);
  const height = useCallback(
    (item: TableItem) => heightOf(item, density, table.narrow),
    [density, table.narrow],
  );
  const Row = table.narrow ? NodeCard : NodeRow;
  const ticks = !table.narrow || props.selecting;
  const tickRows = ({ rows }: Pick<PoolGroup, "rows">) => {
    const names = rows.map(({ name }) => name);
    selection.set(names, tickState(selection.keys, names) !== "all");
  };
  const shownState = tickState(
    selection.keys,
    table.shown.map(({ name }) => name),
  );

  const render = (item: TableItem, at: number) => {
    const rowIndex = at + 2; // the head is the first
    switch (item.kind) {
      case "group":
        return (
          <GroupRow
            etcd={cluster?.etcd}
            group={item.group}
            onTick={tickRows}
            onToggle={(pool) => change({ closed: toggled(view.closed, pool) })}
            open={item.open}
            rowIndex={rowIndex}
            seenAt={seenAt}
            tick={
              ticks
                ? tickState(
                    selection.keys,
                    item.group.rows.map(({ name }) => name),
                  )
                : undefined
            }
          />
        );
      case "fold":
        return (
          <FoldRow
            itemKey={item.key}
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
            columns={columns}
            current={item.key === cursor.current}
            href={nodeHref(clusterId, item.row.name)}
            marked={item.key === view.node}
            menuOpen={item.key === cursor.menuFor}
            offsetMs={connection.offsetMs}
            onAction={actions.act}
            onCurrent={cursor.onCurrent}
            onMenu={cursor.onMenu}
            onTick={selection.tick}
            row={item.row}
            rowIndex={rowIndex}
            seenAt={seenAt}
            selected={selection.keys.has(item.key)}
            selecting={props.selecting}
            stale={stale}
            version={cluster?.version}
          />
        );
    }
  };

  return (
    <div
      className={cx("@container/nodes min-h-0 flex-1 overflow-y-auto", props.awaited && "max-sm:invisible")}
      ref={scroller}
    >
      <div
        aria-busy={props.awaited || undefined}
        aria-label="Nodes"
        aria-multiselectable="true"
        aria-rowcount={table.items.length + 1}
        className={SHARE}
        data-density={density}
        role="treegrid"
        style={gridStyle(columns)}
      >
        {table.narrow ? null : (
          <TableHead
            columns={columns}
            onSort={(column) => change({ sort: nextSort(view.sort, column) })}
            sort={view.sort}
            tick={
              <TickBox
                label="Select all nodes shown"
                onTick={() => tickRows({ rows: table.shown })}
                state={shownState}
              />
            }
          />
        )}
        <TableRows
          headPx={table.narrow ? 0 : HEAD_PX}
          heightOf={height}
          items={table.items}
          kept={cursor.place}
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
