"use client";
import Link from "next/link";
import { memo } from "react";
import type { TableColumn } from "@/components/table/columns";
import { GRID } from "@/components/table/grid";
import { rowTarget } from "@/components/table/row-target";
import { cx } from "@/components/ui/cx";
import { nodePath } from "@/lib/client/paths";
import type { PodRow } from "@/lib/contracts/pod";
import type { WorkloadSort } from "@/lib/contracts/workload";
import { Cell, podCell } from "./cells";
import type { LineProps } from "./line";
import { PodMenu } from "./pod-menu";
import { hostOf } from "./workload-words";

export interface PodLineProps extends LineProps {
  row: PodRow;
  columns: readonly TableColumn<WorkloadSort>[];
  onOpen: (row: PodRow) => void;
}

/** One pod of a workload that is open, under the same heads. */
export const PodLine = memo(function PodLine(props: PodLineProps) {
  const { row, lineKey, columns, stale } = props;
  const tabIndex = props.current ? 0 : -1;
  const node = <NodeLink cluster={props.cluster} row={row} tabIndex={tabIndex} />;
  return (
    <div
      aria-level={2}
      aria-rowindex={props.rowIndex}
      className={cx(
        GRID,
        "h-row scroll-mt-8 border-b bg-surface-2 outline-offset-[-2px] transition-colors hover:bg-surface-3",
      )}
      data-row={lineKey}
      onFocus={() => props.onCurrent(lineKey)}
      role="row"
      tabIndex={tabIndex}
      {...rowTarget(() => props.onOpen(row))}
    >
      <div role="gridcell" />
      {columns.map((column) =>
        column.id === "name" ? (
          <div className="min-w-0 pl-2" key="name" role="gridcell">
            <span
              className={cx("block truncate font-object text-meta", stale ? "text-text-2" : "text-text")}
              title={row.name}
            >
              {row.name}
            </span>
          </div>
        ) : (
          <Cell column={column} key={column.id}>
            {podCell(column.id, row, { ...props, node })}
          </Cell>
        ),
      )}
      <div className="flex justify-end" role="gridcell">
        <PodMenu {...props} tabIndex={tabIndex} />
      </div>
    </div>
  );
});

interface NodeLinkProps {
  cluster: string;
  row: PodRow;
  tabIndex: number;
}

/** The node that runs the pod; nothing before the scheduler has found one. */
export function NodeLink({ cluster, row, tabIndex }: NodeLinkProps) {
  return row.node === undefined ? null : (
    <Link
      className="block truncate rounded-chip text-accent hover:underline"
      href={nodePath(cluster, row.node)}
      prefetch={false}
      tabIndex={tabIndex}
      title={row.node}
    >
      {hostOf(row.node)}
    </Link>
  );
}
