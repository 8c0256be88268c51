import type { CSSProperties } from "react";
import type { TableColumn } from "./columns";

/** The grid that head and rows share: tick box, the columns, the menu. `gridStyle` on the table says how wide each is. */
export const GRID = "grid grid-cols-(--columns) items-center gap-x-3 pr-2 pl-5";

/** Tick box, menu and paddings, in px: what is no column. */
export const BESIDES_PX = 20 + 16 + 12 + 32 + 8;

/** Style of the table's element. A column's `least` contains the gap of 12 px behind it. */
export function gridStyle(columns: readonly TableColumn<string>[]): CSSProperties {
  return { "--columns": ["1rem", ...columns.map(({ track }) => track), "2rem"].join(" ") } as CSSProperties;
}
