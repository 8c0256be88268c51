import { ArrowDown, ArrowUp } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import type { TableColumn } from "./columns";
import { GRID } from "./grid";
import type { Sort } from "./sort";

interface TableHeadProps<Id extends string> {
  columns: readonly TableColumn<Id>[];
  sort: Sort<Id>;
  onSort: (column: Id) => void;
  /** The tick box above all rows; an empty place without one. */
  tick?: ReactNode;
}

/** Column heads, 32 px, sticky; each sorts. The last is the menus'. */
export function TableHead<Id extends string>({ columns, sort, onSort, tick }: TableHeadProps<Id>) {
  return (
    <div className="sticky top-0 z-20 border-b bg-surface" role="rowgroup">
      <div aria-rowindex={1} className={cx(GRID, "h-8 text-meta")} role="row">
        <div role="columnheader">{tick ?? <span className="sr-only">Selection</span>}</div>
        {columns.map((column) => (
          <Head column={column} key={column.id} onSort={onSort} sort={sort} />
        ))}
        <div role="columnheader">
          <span className="sr-only">Actions</span>
        </div>
      </div>
    </div>
  );
}

interface HeadProps<Id extends string> {
  column: TableColumn<Id>;
  sort: Sort<Id>;
  onSort: (column: Id) => void;
}

function Head<Id extends string>({ column, sort, onSort }: HeadProps<Id>) {
  const sorted = sort.column === column.id;
  const Arrow = sort.descending ? ArrowDown : ArrowUp;
  return (
    <div
      aria-sort={sorted ? (sort.descending ? "descending" : "ascending") : "none"}
      className={cx("min-w-0", column.numeric && "text-right")}
      role="columnheader"
    >
      <button
        className={cx(
          "inline-flex h-7 max-w-full items-center gap-1 rounded-chip outline-offset-0 hover:text-text",
          sorted ? "font-[600] text-text" : "font-[500] text-text-2",
          // The arrow stands left of a number's title, so that the title keeps its edge.
          column.numeric && "flex-row-reverse",
        )}
        onClick={() => onSort(column.id)}
        type="button"
      >
        <span className="truncate">{column.title}</span>
        {sorted ? <Arrow aria-hidden size={13} strokeWidth={2} /> : null}
      </button>
    </div>
  );
}
