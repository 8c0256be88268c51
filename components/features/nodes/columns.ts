import { chosenColumns, keptChoice, type TableColumn } from "@/components/table/columns";

export const COLUMN_IDS = [
  "name",
  "health",
  "status",
  "roles",
  "pool",
  "zone",
  "type",
  "taints",
  "condition",
  "version",
  "pods",
  "cpu",
  "memory",
  "age",
] as const;
export type Column = (typeof COLUMN_IDS)[number];

/**
 * What goes when it gets narrow: age and memory below 1200 px, version and CPU below 960, roles below 800; of what is
 * left those without room, the highest rank first. Below 640 px rows are cards.
 */
export const COLUMNS: readonly TableColumn<Column>[] = [
  { id: "name", title: "Node", track: "minmax(6rem,1fr)", least: 108, rank: 0, always: true },
  { id: "health", title: "Health", track: "minmax(9rem,1.6fr)", least: 156, rank: 0, always: true },
  { id: "status", title: "Status", track: "10.25rem", least: 176, rank: 1 },
  { id: "roles", title: "Roles", track: "5.5rem", least: 100, rank: 9, from: 800 },
  { id: "pool", title: "Pool", track: "6.5rem", least: 116, rank: 5 },
  { id: "zone", title: "Zone", track: "6.5rem", least: 116, rank: 4 },
  { id: "type", title: "Instance type", track: "6.5rem", least: 116, rank: 4 },
  { id: "taints", title: "Taints", track: "minmax(8rem,1fr)", least: 140, rank: 4 },
  { id: "condition", title: "Conditions", track: "minmax(8rem,1fr)", least: 140, rank: 4 },
  { id: "version", title: "Version", track: "3.25rem", least: 64, rank: 6, from: 960 },
  { id: "pods", title: "Pods", track: "2.25rem", least: 48, rank: 2, numeric: true },
  { id: "cpu", title: "CPU", track: "var(--share)", least: 56, rank: 5, from: 960, numeric: true },
  {
    id: "memory",
    title: "Memory",
    track: "calc(var(--share) + .25rem)",
    least: 60,
    rank: 7,
    from: 1200,
    numeric: true,
  },
  { id: "age", title: "Age", track: "2.5rem", least: 52, rank: 8, from: 1200, numeric: true },
];

/** What a table shows until somebody chooses. */
export const USUAL: readonly Column[] = [
  "name",
  "health",
  "status",
  "roles",
  "version",
  "pods",
  "cpu",
  "memory",
  "age",
];

/** The table's element: how wide shares are, with their level and, where it gets narrow, without. */
export const SHARE = "[--share:5.5rem] @max-[71rem]/nodes:[--share:2.75rem]";

/** The level goes before the number does. */
export const LEVEL = "@max-[71rem]/nodes:hidden";

/** A choice as text, for an address and for what is remembered; "" is the default. */
export function columnsText(chosen: readonly Column[] | undefined): string {
  return (chosen && keptChoice(COLUMNS, chosen, USUAL)?.join()) ?? "";
}

/** Columns of such a text; what it does not know it leaves out. */
export function columnsOf(text: string): readonly TableColumn<Column>[] {
  const ids = text === "" ? USUAL : COLUMN_IDS.filter((id) => text.split(",").includes(id));
  return chosenColumns(COLUMNS, ids);
}
