import type { Sort } from "@/components/table/sort";
import type { PodRow } from "@/lib/contracts/pod";
import { OUTLOOKS, outlookOfPod } from "@/lib/domain/workload-outlook";
import { type GroupId, groupPods } from "./pod-groups";
import type { PodColumn } from "./pods-columns";
import type { PodView } from "./pods-view-state";

/** A line of the table: a pod, or the head of those that share a fate. */
export type PodItem =
  | { kind: "group"; key: string; id: GroupId; pods: number; heads: true }
  | { kind: "pod"; key: string; row: PodRow };

const names = new Intl.Collator("en", { numeric: true });
const byName = (a: PodRow, b: PodRow) =>
  names.compare(a.name, b.name) || names.compare(a.namespace, b.namespace);
const readyShare = ({ containers, containersReady }: PodRow) =>
  containers > 0 ? containersReady / containers : 0;
const urgency = ({ cause }: PodRow) => OUTLOOKS.indexOf(outlookOfPod(cause).kind);

const compare: Record<PodColumn, (a: PodRow, b: PodRow) => number> = {
  name: byName,
  namespace: (a, b) => names.compare(a.namespace, b.namespace),
  workload: (a, b) => names.compare(a.owner ?? "", b.owner ?? ""),
  status: (a, b) => names.compare(a.status, b.status),
  ready: (a, b) => readyShare(a) - readyShare(b),
  outlook: (a, b) => urgency(a) - urgency(b),
  why: (a, b) => names.compare(a.detail, b.detail),
  restarts: (a, b) => a.restarts - b.restarts,
  cpu: (a, b) => a.cpuMilli - b.cpuMilli,
  memory: (a, b) => a.memoryBytes - b.memoryBytes,
  // The younger pod has the smaller age and the later date.
  age: (a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt),
};

function sortPods(rows: readonly PodRow[], { column, descending }: Sort<PodColumn>): PodRow[] {
  const sign = descending ? -1 : 1;
  return rows.toSorted((a, b) => sign * compare[column](a, b) || byName(a, b));
}

/** Each word must be found somewhere in what the row tells. */
function filterPods(
  rows: readonly PodRow[],
  { q, verdicts, statuses }: Pick<PodView, "q" | "verdicts" | "statuses">,
): PodRow[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    if (verdicts.length > 0 && !verdicts.includes(row.verdict)) return false;
    if (statuses.length > 0 && !statuses.includes(row.status)) return false;
    if (words.length === 0) return true;
    const told = [row.name, row.namespace, row.owner, row.status, row.budget, row.detail];
    const text = [...told, outlookOfPod(row.cause).text].join(" ").toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** The lines of the table in their order; grouped, the hardest fate first and the order within each. */
export function podItems(rows: readonly PodRow[], view: PodView): PodItem[] {
  const sorted = sortPods(filterPods(rows, view), view.sort);
  const item = (row: PodRow): PodItem => ({ kind: "pod", key: row.uid, row });
  if (!view.grouped) return sorted.map(item);
  return groupPods(sorted).flatMap(({ id, pods }): PodItem[] => {
    const members = new Set(pods.map(({ uid }) => uid));
    const head: PodItem = { kind: "group", key: `group ${id}`, id, pods: pods.length, heads: true };
    return [head, ...sorted.filter(({ uid }) => members.has(uid)).map(item)];
  });
}
