import type { ReactNode } from "react";
import { cx } from "./cx";

export interface PlainRow {
  key: string;
  /** As many as there are columns. The first names the row. */
  cells: readonly ReactNode[];
  /** Beneath the row, over its whole width: what went wrong, in words. */
  note?: ReactNode;
}

interface PlainTableProps {
  /** Accessible name. */
  label: string;
  columns: readonly string[];
  rows: readonly PlainRow[];
  /** Columns of one width: for tables that are compared with each other. */
  even?: boolean;
}

/** A table that is read and not worked with. Under 640 px each row becomes a block, its cells named one by one. */
export function PlainTable({ label, columns, rows, even = false }: PlainTableProps) {
  return (
    // The roles are those of the elements, which they lose where they are not shown as a table.
    // biome-ignore-start lint/a11y/noRedundantRoles: see above
    // biome-ignore-start lint/a11y/useSemanticElements: see above
    <table
      aria-label={label}
      className={cx("w-full text-left max-sm:block", even && "sm:table-fixed")}
      role="table"
    >
      <thead className="text-meta text-text-2 max-sm:sr-only" role="rowgroup">
        <tr className="border-b *:h-8 *:pr-4 *:font-[500]" role="row">
          {columns.map((column) => (
            <th key={column} role="columnheader" scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-sm:block" role="rowgroup">
        {rows.map(({ key, cells, note }) => (
          <tr
            className="border-b align-baseline last:border-b-0 *:py-2 *:pr-4 max-sm:block max-sm:py-2 max-sm:*:py-0.5 max-sm:*:pr-0"
            key={key}
            role="row"
          >
            {cells.map((cell, at) =>
              at === 0 ? (
                <th
                  className="text-left text-section [overflow-wrap:anywhere] max-sm:block"
                  key={columns[at]}
                  role="rowheader"
                  scope="row"
                >
                  {cell}
                  {note ? <span className="block text-meta font-[400] text-text-2">{note}</span> : null}
                </th>
              ) : (
                <td
                  className="text-body text-text-2 [overflow-wrap:anywhere] max-sm:flex max-sm:gap-3"
                  key={columns[at]}
                  role="cell"
                >
                  <span aria-hidden="true" className="w-24 shrink-0 text-meta text-text-3 sm:hidden">
                    {columns[at]}
                  </span>
                  <span className="min-w-0">{cell}</span>
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
    // biome-ignore-end lint/a11y/useSemanticElements: see above
    // biome-ignore-end lint/a11y/noRedundantRoles: see above
  );
}
