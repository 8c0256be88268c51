"use client";
import { ChevronDown, ChevronRight } from "lucide-react";
import { memo } from "react";
import type { TableColumn } from "@/components/table/columns";
import { GRID } from "@/components/table/grid";
import { rowTarget } from "@/components/table/row-target";
import { cx } from "@/components/ui/cx";
import type { FoundWorkload, WorkloadSort } from "@/lib/contracts/workload";
import { Cell, workloadCell } from "./cells";
import type { LineProps } from "./line";
import { podsShown } from "./table-items";
import { WorkloadMenu } from "./workload-menu";

export interface WorkloadRowProps extends LineProps {
  row: FoundWorkload;
  open: boolean;
  columns: readonly TableColumn<WorkloadSort>[];
  onToggle: (key: string) => void;
}

/** One workload as a line of the table; it opens to its pods. */
export const WorkloadRow = memo(function WorkloadRow(props: WorkloadRowProps) {
  const { row, lineKey, open, columns, onToggle, stale } = props;
  const pods = podsShown(row);
  const tabIndex = props.current ? 0 : -1;
  const Chevron = open ? ChevronDown : ChevronRight;
  const toggle = () => {
    if (pods > 0) onToggle(lineKey);
  };
  return (
    <div
      aria-expanded={pods > 0 ? open : undefined}
      aria-level={1}
      aria-rowindex={props.rowIndex}
      className={cx(
        GRID,
        "h-row scroll-mt-8 border-b outline-offset-[-2px] transition-colors hover:bg-surface-2",
        props.menuOpen && "bg-surface-2",
      )}
      data-row={lineKey}
      onFocus={() => props.onCurrent(lineKey)}
      role="row"
      tabIndex={tabIndex}
      {...rowTarget(toggle)}
    >
      <div role="gridcell">
        {pods > 0 ? (
          <button
            aria-label={open ? `Hide the pods of ${row.name}` : `Show the pods of ${row.name}`}
            className="-ml-1 flex size-6 items-center justify-center rounded-chip text-text-2 hover:bg-surface-3"
            onClick={toggle}
            tabIndex={tabIndex}
            type="button"
          >
            <Chevron aria-hidden size={14} strokeWidth={2} />
          </button>
        ) : null}
      </div>
      {columns.map((column) =>
        column.id === "name" ? (
          <div className="flex min-w-0 items-baseline gap-2" key="name" role="gridcell">
            <span className={cx("truncate text-section", stale && "text-text-2")} title={row.name}>
              {row.name}
            </span>
            <Matching row={row} />
          </div>
        ) : (
          <Cell column={column} key={column.id}>
            {workloadCell(column.id, row, props)}
          </Cell>
        ),
      )}
      <div className="flex justify-end" role="gridcell">
        <WorkloadMenu {...props} tabIndex={tabIndex} />
      </div>
    </div>
  );
});

/** "2 of 14 pods match", while the filter asks about single pods. */
export function Matching({ row }: { row: FoundWorkload }) {
  const all = row.pods + row.ended;
  return row.matching === undefined || row.matching === all ? null : (
    <span className="shrink-0 text-meta tabular-nums text-text-3">
      {row.matching} of {all} match
    </span>
  );
}
