import type { PodRow } from "@/lib/contracts/pod";
import type { FoundWorkload } from "@/lib/contracts/workload";
import { workloadKey } from "@/lib/domain/workload-of";
import type { WorkloadRisk } from "@/lib/domain/workload-risks";

/** A line of the table; `row` is absent while it is on its way. */
export type TableItem =
  | { kind: "workload"; key: string; place: number; row?: FoundWorkload; open: boolean }
  | { kind: "risk"; key: string; workload: string; row: WorkloadRisk }
  | { kind: "pod"; key: string; workload: string; place: number; row?: PodRow };

/** How many pods a workload shows when it is opened: those that the filter finds in it. */
export function podsShown({ matching, pods, ended }: FoundWorkload): number {
  return matching ?? pods + ended;
}

/** The pods of an opened workload, by place; undefined before the first were read. */
export type OpenPods = ReadonlyMap<string, readonly (PodRow | undefined)[]>;

/** Workloads from top to bottom, each that is open with its risks and its pods behind it. */
export function tableItems(
  rows: readonly (FoundWorkload | undefined)[],
  open: readonly string[],
  pods: OpenPods,
): TableItem[] {
  const opened = new Set(open);
  const items: TableItem[] = [];
  for (const [place, row] of rows.entries()) {
    // A row on its way has the key of its place: nobody is on it.
    const key = row ? workloadKey(row) : `#${place}`;
    const isOpen = row !== undefined && opened.has(key) && podsShown(row) > 0;
    items.push({ kind: "workload", key, place, row, open: isOpen });
    if (!isOpen) continue;
    for (const risk of row.risks)
      items.push({ kind: "risk", key: `${key}!${risk.kind}`, workload: key, row: risk });
    const known = pods.get(key) ?? new Array<undefined>(podsShown(row)).fill(undefined);
    for (const [at, pod] of known.entries()) {
      items.push({ kind: "pod", key: pod ? pod.uid : `${key}#${at}`, workload: key, place: at, row: pod });
    }
  }
  return items;
}

/** What stands in this stretch of the table: places of workloads, and of pods by their workload. */
export function placesIn(
  items: readonly TableItem[],
  from: number,
  to: number,
): { workloads: number[]; pods: Map<string, number[]> } {
  const places = { workloads: [] as number[], pods: new Map<string, number[]>() };
  for (const item of items.slice(Math.max(0, from), to)) {
    if (item.kind === "workload") places.workloads.push(item.place);
    else if (item.kind === "pod")
      places.pods.set(item.workload, [...(places.pods.get(item.workload) ?? []), item.place]);
  }
  return places;
}
