import type { HealthChoice, NodeFilter, PhaseChoice } from "./node-filter";
import { COLUMNS, type Column, type Sort } from "./node-sort";

/** Everything about the table that its address carries, so that a link shows the same. */
export interface ViewState extends NodeFilter {
  sort: Sort;
  /** Pools that are folded. */
  closed: readonly string[];
  /** The row that a link points to. */
  node?: string;
}

const HEALTH: readonly HealthChoice[] = ["healthy", "not-ready", "pressure"];
const PHASES: readonly PhaseChoice[] = [
  "none",
  "initiated",
  "complete",
  "blocked",
  "failed",
  "paused",
  "ending",
];

/** Reads an address; what it does not know it leaves out, since people edit addresses. */
export function parseView(params: URLSearchParams): ViewState {
  const list = (name: string) => params.get(name)?.split(",").filter(Boolean) ?? [];
  const known = <T extends string>(name: string, values: readonly T[]) =>
    values.filter((value) => list(name).includes(value));
  return {
    q: params.get("q") ?? "",
    pools: list("pool"),
    health: known("health", HEALTH),
    phases: known("phase", PHASES),
    sort: {
      column: COLUMNS.find((column): column is Column => column === params.get("sort")) ?? "name",
      descending: params.get("dir") === "desc",
    },
    closed: list("closed"),
    node: params.get("node") || undefined,
  };
}

/** The query of an address, without the question mark; defaults are left out. */
export function formatView(view: ViewState): string {
  const entries: [string, string | undefined][] = [
    ["q", view.q],
    ["pool", view.pools.join(",")],
    ["health", view.health.join(",")],
    ["phase", view.phases.join(",")],
    ["sort", view.sort.column === "name" ? "" : view.sort.column],
    ["dir", view.sort.descending ? "desc" : ""],
    ["closed", view.closed.join(",")],
    ["node", view.node],
  ];
  const params = new URLSearchParams(entries.filter((entry): entry is [string, string] => !!entry[1]));
  // Commas need no escape in a query, and people read addresses.
  return params.toString().replaceAll("%2C", ",");
}

/** How many filters narrow the table, beside the text. */
export function filterCount({ pools, health, phases }: NodeFilter): number {
  return [pools, health, phases].filter((choices) => choices.length > 0).length;
}

/** The list with the value in it or without it. */
export function toggled<T>(list: readonly T[], value: T): readonly T[] {
  return list.includes(value) ? list.filter((other) => other !== value) : [...list, value];
}

/** A click on a column's head: this column from small to large, on the second click the other way. */
export function nextSort(sort: Sort, column: Column): Sort {
  return { column, descending: sort.column === column && !sort.descending };
}
