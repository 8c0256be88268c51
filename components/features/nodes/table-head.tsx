import { ArrowDown, ArrowUp } from "lucide-react";
import { cx } from "@/components/ui/cx";
import { COLUMN_COUNT, GRID, HIDDEN, NUMERIC, TITLES } from "./columns";
import { COLUMNS, type Column, type Sort } from "./node-sort";

interface TableHeadProps {
  sort: Sort;
  onSort: (column: Column) => void;
}

/** Column heads; each sorts, within the groups. */
export function TableHead({ sort, onSort }: TableHeadProps) {
  return (
    <div className="sticky top-0 z-20 border-b bg-surface" role="rowgroup">
      <div aria-rowindex={1} className={cx(GRID, "h-8 text-meta")} role="row">
        {COLUMNS.map((column) => (
          <Head column={column} key={column} onSort={onSort} sort={sort} />
        ))}
        <div aria-colindex={COLUMN_COUNT} role="columnheader">
          <span className="sr-only">Actions</span>
        </div>
      </div>
    </div>
  );
}

function Head({ column, sort, onSort }: TableHeadProps & { column: Column }) {
  const sorted = sort.column === column;
  const Arrow = sort.descending ? ArrowDown : ArrowUp;
  return (
    <div
      aria-sort={sorted ? (sort.descending ? "descending" : "ascending") : "none"}
      className={cx("min-w-0", HIDDEN[column], NUMERIC.has(column) && "text-right")}
      role="columnheader"
    >
      <button
        className={cx(
          "inline-flex h-7 max-w-full items-center gap-1 rounded-chip outline-offset-0 hover:text-text",
          sorted ? "font-[600] text-text" : "font-[500] text-text-2",
          // The arrow stands left of a number's title, so that the title keeps its edge.
          NUMERIC.has(column) && "flex-row-reverse",
        )}
        onClick={() => onSort(column)}
        type="button"
      >
        <span className="truncate">{TITLES[column]}</span>
        {sorted ? <Arrow aria-hidden size={13} strokeWidth={2} /> : null}
      </button>
    </div>
  );
}
