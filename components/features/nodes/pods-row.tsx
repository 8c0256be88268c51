"use client";
import { memo, type ReactNode } from "react";
import { OutlookText } from "@/components/layout/outlook";
import type { TableColumn } from "@/components/table/columns";
import { GRID } from "@/components/table/grid";
import { Age } from "@/components/ui/age";
import { inReadersZone } from "@/components/ui/clock";
import { cx } from "@/components/ui/cx";
import type { PodRow as Row } from "@/lib/contracts/pod";
import { formatMemory, shortCpu } from "@/lib/domain/words";
import { outlookOfPod } from "@/lib/domain/workload-outlook";
import type { PodColumn } from "./pods-columns";

export interface PodRowProps {
  row: Row;
  rowIndex: number;
  columns: readonly TableColumn<PodColumn>[];
  offsetMs: number;
  stale: boolean;
  current: boolean;
  onCurrent: (key: string) => void;
}

const CALM: ReadonlySet<string> = new Set(["Running", "Completed", "Succeeded"]);

function cell(column: PodColumn, row: Row, offsetMs: number, stale: boolean): ReactNode {
  switch (column) {
    case "name":
      return (
        <span className="font-object text-meta text-text" title={row.name}>
          {row.name}
        </span>
      );
    case "namespace":
      return row.namespace;
    case "workload":
      return <span title={row.owner}>{row.owner?.split("/")[1] ?? ""}</span>;
    case "status":
      return <span className={cx(!CALM.has(row.status) && !stale && "text-text")}>{row.status}</span>;
    case "ready":
      return `${row.containersReady}/${row.containers}`;
    case "outlook":
      return <OutlookText outlook={outlookOfPod(row.cause)} stale={stale} why={row.detail} />;
    case "why":
      return (
        <span title={inReadersZone([row.detail, ...row.notes].join(" "))}>{inReadersZone(row.detail)}</span>
      );
    case "restarts":
      return row.restarts;
    case "cpu":
      return shortCpu(row.cpuMilli);
    case "memory":
      return formatMemory(row.memoryBytes);
    case "age":
      return <Age at={row.createdAt} offsetMs={offsetMs} />;
  }
}

/** One pod of the node as a line of the table. */
export const PodRow = memo(function PodRow(props: PodRowProps) {
  const { row, columns, offsetMs, stale } = props;
  return (
    <div
      aria-rowindex={props.rowIndex}
      className={cx(GRID, "h-row scroll-mt-8 border-b outline-offset-[-2px] hover:bg-surface-2")}
      data-row={row.uid}
      onFocus={() => props.onCurrent(row.uid)}
      role="row"
      tabIndex={props.current ? 0 : -1}
    >
      <div role="gridcell" />
      {columns.map((column) => (
        <div
          className={cx("min-w-0 truncate text-text-2", column.numeric && "text-right tabular-nums")}
          key={column.id}
          role="gridcell"
        >
          {cell(column.id, row, offsetMs, stale)}
        </div>
      ))}
    </div>
  );
});

/** The same on a narrow screen. */
export const PodCard = memo(function PodCard(props: PodRowProps) {
  const { row, stale } = props;
  return (
    <div
      aria-rowindex={props.rowIndex}
      className="border-b px-4 py-2 outline-offset-[-2px]"
      data-row={row.uid}
      onFocus={() => props.onCurrent(row.uid)}
      role="row"
      tabIndex={props.current ? 0 : -1}
    >
      <div className="min-w-0" role="gridcell">
        <p className="truncate font-object text-meta">{row.name}</p>
        <p className="truncate text-meta tabular-nums text-text-2">
          {[row.namespace, row.status, `${row.containersReady}/${row.containers}`].join(" · ")}
        </p>
        <span className="block text-meta">
          <OutlookText outlook={outlookOfPod(row.cause)} stale={stale} why={row.detail} />
        </span>
      </div>
    </div>
  );
});
