import { type DensityInAddress, readDensity } from "@/components/layout/use-density";
import { listIn, wordsIn } from "@/components/table/address";
import type { Sort } from "@/components/table/sort";
import { type PodSort, WORKLOAD_SORTS, type WorkloadSort } from "@/lib/contracts/workload";
import { joinList } from "@/lib/domain/comma-list";
import { OUTLOOKS, type OutlookKind } from "@/lib/domain/workload-outlook";
import { RISKS, type RiskKind } from "@/lib/domain/workload-risks";

/** What the table is narrowed to. An empty list narrows nothing. */
export interface WorkloadFilter {
  q: string;
  namespaces: readonly string[];
  kinds: readonly string[];
  outlooks: readonly OutlookKind[];
  risks: readonly RiskKind[];
  statuses: readonly string[];
  nodes: readonly string[];
  pools: readonly string[];
  /** A label selector, as kubectl takes it. */
  label: string;
}

/** Everything about the table that its address carries, so that a link shows the same. */
export interface ViewState extends WorkloadFilter, DensityInAddress {
  sort: Sort<WorkloadSort>;
  /** Keys of the workloads whose pods are shown. */
  open: readonly string[];
  /** The columns that were chosen; absent for the usual ones. */
  columns?: readonly WorkloadSort[];
}

export const NO_FILTER: WorkloadFilter = {
  q: "",
  namespaces: [],
  kinds: [],
  outlooks: [],
  risks: [],
  statuses: [],
  nodes: [],
  pools: [],
  label: "",
};

/** Reads an address; what it does not know it leaves out, since people edit addresses. */
export function parseView(params: URLSearchParams): ViewState {
  const list = (name: string) => listIn(params, name);
  const outlooks = list("outlook");
  const risks = list("risk");
  const columns = list("columns");
  return {
    q: wordsIn(params),
    namespaces: list("namespace"),
    kinds: list("kind"),
    outlooks: OUTLOOKS.filter((kind) => outlooks.includes(kind)),
    risks: RISKS.filter((kind) => risks.includes(kind)),
    statuses: list("status"),
    nodes: list("node"),
    pools: list("pool"),
    label: params.get("label") ?? "",
    sort: {
      column: WORKLOAD_SORTS.find((column) => column === params.get("sort")) ?? "namespace",
      descending: params.get("dir") === "desc",
    },
    open: list("open"),
    density: readDensity(params),
    columns: columns.length > 0 ? WORKLOAD_SORTS.filter((column) => columns.includes(column)) : undefined,
  };
}

function filterEntries(view: WorkloadFilter): [string, string][] {
  return [
    ["q", view.q.trim()],
    ["namespace", joinList(view.namespaces)],
    ["kind", joinList(view.kinds)],
    ["outlook", joinList(view.outlooks)],
    ["risk", joinList(view.risks)],
    ["status", joinList(view.statuses)],
    ["node", joinList(view.nodes)],
    ["pool", joinList(view.pools)],
    ["label", view.label.trim()],
  ];
}

/** Without what is empty, in an order of its own: equal questions are equal texts. */
function queryOf(entries: readonly [string, string][]): string {
  const params = new URLSearchParams(entries.filter(([, value]) => value !== ""));
  // Commas and slashes need no escape in a query, and people read addresses.
  return params.toString().replaceAll("%2C", ",").replaceAll("%2F", "/");
}

function sortEntries({ column, descending }: ViewState["sort"]): [string, string][] {
  return [
    ["sort", column === "namespace" ? "" : column],
    ["dir", descending ? "desc" : ""],
  ];
}

/** The query of an address, without the question mark; defaults are left out. */
export function formatView(view: ViewState): string {
  return queryOf([
    ...filterEntries(view),
    ...sortEntries(view.sort),
    ["open", joinList(view.open)],
    ["columns", joinList(view.columns ?? [])],
    ["density", view.density ?? ""],
  ]);
}

/** What the API is asked for the rows. */
export function askedOf(view: ViewState): string {
  return queryOf([...filterEntries(view), ...sortEntries(view.sort)]);
}

/** Pods are ordered by what their workloads are ordered by, where they have it; else by name. */
const POD_SORT: Partial<Record<WorkloadSort, PodSort>> = {
  pods: "ready",
  status: "status",
  nodes: "node",
  restarts: "restarts",
  cpu: "cpu",
  memory: "memory",
  age: "age",
};

/** What the API is asked for the pods of one workload: those that the filter finds in it. */
export function podsAskedOf(view: ViewState, workload: string): string {
  const ofPods = filterEntries({ ...view, namespaces: [], kinds: [], outlooks: [], risks: [] });
  const sort = POD_SORT[view.sort.column];
  const order: [string, string][] = [
    ["sort", sort ?? ""],
    ["dir", sort && view.sort.descending ? "desc" : ""],
  ];
  return queryOf([["workload", workload], ...ofPods, ...order]);
}

/** How many filters narrow the table, beside the text. */
export function filterCount(view: WorkloadFilter): number {
  return filterEntries(view).filter(([name, value]) => name !== "q" && value !== "").length;
}
