import type { Column } from "./node-sort";

/**
 * The grid that head and rows share. What goes first when it gets narrow: the levels beside CPU and memory, age and
 * memory (below 1200 px), version and CPU (below 960), roles (below 800). Below 640 rows are cards.
 */
export const GRID = [
  "grid items-center gap-x-3 pr-2 pl-5 @min-[71rem]/nodes:gap-x-4",
  "[--share:5.5rem] @max-[71rem]/nodes:[--share:2.75rem]",
  "grid-cols-[minmax(6rem,1fr)_minmax(9rem,1.5fr)_10.25rem_2.25rem_2rem]",
  "min-[50rem]:grid-cols-[minmax(7.5rem,1fr)_minmax(11rem,1.5fr)_10.25rem_5.5rem_2.25rem_2rem]",
  "md:grid-cols-[minmax(8rem,1fr)_minmax(14rem,1.6fr)_10.25rem_5.5rem_3.25rem_2.25rem_var(--share)_2rem]",
  "lg:grid-cols-[minmax(8rem,1fr)_minmax(12.5rem,1.7fr)_10.25rem_5.5rem_3.25rem_2.25rem_var(--share)_calc(var(--share)+.25rem)_2.5rem_2rem]",
].join(" ");

/** The level goes before the number does. */
export const LEVEL = "@max-[71rem]/nodes:hidden";

/** Where a column goes away; empty for those that stay. */
export const HIDDEN: Record<Column, string> = {
  name: "",
  health: "",
  status: "",
  roles: "hidden min-[50rem]:block",
  version: "max-md:hidden",
  pods: "",
  cpu: "max-md:hidden",
  memory: "max-lg:hidden",
  age: "max-lg:hidden",
};

export const TITLES: Record<Column, string> = {
  name: "Node",
  health: "Health",
  status: "Status",
  roles: "Roles",
  version: "Version",
  pods: "Pods",
  cpu: "CPU",
  memory: "Memory",
  age: "Age",
};

/** Numbers stand at the right. */
export const NUMERIC: ReadonlySet<Column> = new Set(["pods", "cpu", "memory", "age"]);

/** Number of columns, with the menu's, for assistive technology. */
export const COLUMN_COUNT = 10;
