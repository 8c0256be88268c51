import { type DensityInAddress, readDensity } from "@/components/layout/use-density";
import { listIn } from "@/components/table/address";
import type { Sort } from "@/components/table/sort";
import { joinList } from "@/lib/domain/comma-list";
import { COLUMN_IDS, type Column, columnsOf, columnsText } from "./columns";
import type { HealthChoice, NodeFilter, PhaseChoice } from "./node-filter";

/** Everything about the table that its address carries, so that a link shows the same. */
export interface ViewState extends NodeFilter, DensityInAddress {
  sort: Sort<Column>;
  /** Chosen columns; absent where they are the reader's own, or the default. */
  columns?: readonly Column[];
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
  const list = (name: string) => listIn(params, name);
  const known = <T extends string>(name: string, values: readonly T[]) =>
    values.filter((value) => list(name).includes(value));
  return {
    q: params.get("q") ?? "",
    pools: list("pool"),
    zones: list("zone"),
    roles: list("role"),
    health: known("health", HEALTH),
    phases: known("phase", PHASES),
    labels: params.get("label") ?? "",
    sort: {
      column: COLUMN_IDS.find((column): column is Column => column === params.get("sort")) ?? "name",
      descending: params.get("dir") === "desc",
    },
    columns: params.has("columns") ? columnsOf(params.get("columns") ?? "").map(({ id }) => id) : undefined,
    density: readDensity(params),
    closed: list("closed"),
    node: params.get("node") || undefined,
  };
}

/** The query of an address, without the question mark; defaults are left out. */
export function formatView(view: ViewState): string {
  const entries: [string, string | undefined][] = [
    ["q", view.q],
    ["pool", joinList(view.pools)],
    ["zone", joinList(view.zones)],
    ["role", joinList(view.roles)],
    ["health", joinList(view.health)],
    ["phase", joinList(view.phases)],
    ["label", view.labels],
    ["sort", view.sort.column === "name" ? "" : view.sort.column],
    ["dir", view.sort.descending ? "desc" : ""],
    ["columns", columnsText(view.columns)],
    ["density", view.density],
    ["closed", joinList(view.closed)],
    ["node", view.node],
  ];
  const params = new URLSearchParams(entries.filter((entry): entry is [string, string] => !!entry[1]));
  // Commas need no escape in a query, and people read addresses.
  return params.toString().replaceAll("%2C", ",");
}
