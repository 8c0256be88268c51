import { type DensityInAddress, readDensity } from "@/components/layout/use-density";
import { listIn } from "@/components/table/address";
import type { Sort } from "@/components/table/sort";
import { joinList } from "@/lib/domain/comma-list";
import type { Verdict } from "@/lib/domain/maintenance";
import { POD_COLUMNS, type PodColumn } from "./pods-columns";

/** Everything about the table of a node's pods that the address carries. */
export interface PodView extends DensityInAddress {
  q: string;
  verdicts: readonly Verdict[];
  statuses: readonly string[];
  sort: Sort<PodColumn>;
  /** Under heads that say what maintenance does or would do. */
  grouped: boolean;
  /** The columns that were chosen; absent for all. */
  columns?: readonly PodColumn[];
}

export const VERDICTS: readonly Verdict[] = ["blocks", "moves", "stays"];

/** Reads an address; what it does not know it leaves out, since people edit addresses. */
export function parsePodView(params: URLSearchParams): PodView {
  const list = (name: string) => listIn(params, name);
  const [verdicts, columns] = [list("verdict"), list("columns")];
  return {
    q: params.get("q") ?? "",
    verdicts: VERDICTS.filter((verdict) => verdicts.includes(verdict)),
    statuses: list("status"),
    sort: {
      column: POD_COLUMNS.find((column) => column === params.get("sort")) ?? "name",
      descending: params.get("dir") === "desc",
    },
    grouped: params.get("group") === "verdict",
    density: readDensity(params),
    columns: columns.length > 0 ? POD_COLUMNS.filter((column) => columns.includes(column)) : undefined,
  };
}

/** The query of an address, with the tab of the page that it belongs to; defaults are left out. */
export function formatPodView(view: PodView): string {
  const entries: [string, string][] = [
    ["tab", "pods"],
    ["q", view.q],
    ["verdict", joinList(view.verdicts)],
    ["status", joinList(view.statuses)],
    ["sort", view.sort.column === "name" ? "" : view.sort.column],
    ["dir", view.sort.descending ? "desc" : ""],
    ["group", view.grouped ? "verdict" : ""],
    ["columns", joinList(view.columns ?? [])],
    ["density", view.density ?? ""],
  ];
  const params = new URLSearchParams(entries.filter(([, value]) => value !== ""));
  // Commas need no escape in a query, and people read addresses.
  return params.toString().replaceAll("%2C", ",");
}
