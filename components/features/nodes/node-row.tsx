"use client";
import { memo } from "react";
import type { RowAction } from "@/components/layout/row-actions";
import type { TableColumn } from "@/components/table/columns";
import { GRID } from "@/components/table/grid";
import { rowTarget } from "@/components/table/row-target";
import { TickBox } from "@/components/table/tick-box";
import { cx } from "@/components/ui/cx";
import type { NodeRow as Row } from "@/lib/contracts/node";
import type { Column } from "./columns";
import { HealthCell } from "./health-cell";
import { NodeCell } from "./node-cell";
import { NodeName } from "./node-name";
import { RowMenu } from "./row-menu";

export interface NodeRowProps {
  row: Row;
  href: string;
  rowIndex: number;
  columns: readonly TableColumn<Column>[];
  /** The cluster's version; another one stands out. */
  version?: string;
  seenAt?: Date;
  /** Why nothing can be changed now. */
  stale?: string;
  offsetMs: number;
  /** The row that Tab reaches and keys act on. */
  current: boolean;
  /** A link pointed here. */
  marked: boolean;
  selected: boolean;
  /** Tick boxes are shown, where they are not always. */
  selecting: boolean;
  menuOpen: boolean;
  onMenu: (name: string, open: boolean) => void;
  onAction: (action: RowAction, row: Row) => void;
  onCurrent: (name: string) => void;
  /** `range`: from the row that was ticked last. */
  onTick: (name: string, range: boolean) => void;
}

/** One node as a line of the table. Rendered again only when something of its own changed. */
export const NodeRow = memo(function NodeRow(props: NodeRowProps) {
  const { row, href, columns, seenAt, current, marked, selected, menuOpen } = props;
  const tabIndex = current ? 0 : -1;
  const tall = row.maintenance !== undefined || row.health.state !== "healthy";
  const stale = seenAt !== undefined;
  return (
    <div
      aria-level={2}
      aria-rowindex={props.rowIndex}
      aria-selected={selected}
      className={cx(
        GRID,
        "scroll-mt-17 border-b outline-offset-[-2px] transition-colors hover:bg-surface-2",
        tall ? "h-row-tall" : "h-row",
        marked || selected ? "bg-accent-soft hover:bg-accent-soft" : menuOpen && "bg-surface-2",
      )}
      data-row={row.name}
      onFocus={() => props.onCurrent(row.name)}
      role="row"
      tabIndex={tabIndex}
      {...rowTarget(
        () => props.onAction("open", row),
        () => props.onTick(row.name, true),
      )}
    >
      <div role="gridcell">
        <TickBox
          label={`Select ${row.name}`}
          onTick={(range) => props.onTick(row.name, range)}
          state={selected ? "all" : "none"}
          tabIndex={tabIndex}
        />
      </div>
      {columns.map(({ id }) =>
        id === "name" ? (
          <div className="min-w-0" key={id} role="gridcell">
            <NodeName href={href} name={row.name} stale={stale} tabIndex={tabIndex} />
          </div>
        ) : id === "health" ? (
          <div className="min-w-0" key={id} role="gridcell">
            <HealthCell href={href} offsetMs={props.offsetMs} row={row} seenAt={seenAt} tabIndex={tabIndex} />
          </div>
        ) : (
          <NodeCell
            column={id}
            key={id}
            offsetMs={props.offsetMs}
            row={row}
            stale={stale}
            version={props.version}
          />
        ),
      )}
      <div className="flex justify-end" role="gridcell">
        <RowMenu
          onAction={props.onAction}
          onOpenChange={(open) => props.onMenu(row.name, open)}
          open={menuOpen}
          row={row}
          stale={props.stale}
          tabIndex={tabIndex}
        />
      </div>
    </div>
  );
});
