import { replaceEqualDeep } from "@tanstack/react-query";
import type { ClusterSummary } from "@/lib/contracts/cluster";
import { NodeRow } from "@/lib/contracts/node";
import type { ActivityEntry, ChangedRow, StreamEvent } from "@/lib/contracts/stream";

/** What a tab knows of one cluster from its stream. */
export interface ClusterView {
  cluster?: ClusterSummary;
  nodes?: readonly NodeRow[];
  activity?: readonly ActivityEntry[];
}

/** The events of one cluster. */
export type ClusterEvent = Extract<StreamEvent, { type: "snapshot" | "delta" }>;

/** Older entries are in the history; a tab that is open for days must not grow. */
export const MAX_ACTIVITY = 500;

/**
 * The view after one event. What did not change stays the same object, rows included, so that nothing that shows it
 * renders again. A snapshot replaces everything; a delta adds, changes and removes by name.
 */
export function applyEvent(view: ClusterView, event: ClusterEvent): ClusterView {
  switch (event.type) {
    case "snapshot":
      return {
        cluster: replaceEqualDeep(view.cluster, event.cluster),
        // Not listed yet, or not again: what was seen last stays.
        nodes: event.nodes ? keepEqual(view.nodes, event.nodes) : view.nodes,
        activity: mergeActivity([], event.activity),
      };
    case "delta":
      return {
        cluster: event.cluster ? replaceEqualDeep(view.cluster, event.cluster) : view.cluster,
        nodes: mergeNodes(view.nodes, event.nodes ?? [], event.removedNodes ?? []),
        activity: event.activity?.length ? mergeActivity(view.activity ?? [], event.activity) : view.activity,
      };
  }
}

/** The new rows, each as the old object where nothing changed; the old list itself where no row did. */
function keepEqual(old: readonly NodeRow[] | undefined, next: readonly NodeRow[]): readonly NodeRow[] {
  const byName = new Map(old?.map((row) => [row.name, row]));
  const rows = next.map((row) => replaceEqualDeep(byName.get(row.name), row));
  return old?.length === rows.length && rows.every((row, at) => row === old[at]) ? old : rows;
}

function mergeNodes(
  old: readonly NodeRow[] | undefined,
  changed: readonly ChangedRow[],
  removed: readonly string[],
): readonly NodeRow[] | undefined {
  // A delta before the first snapshot has no list to change.
  if (old === undefined || (changed.length === 0 && removed.length === 0)) return old;
  const left = new Map(changed.map((row) => [row.name, row]));
  const gone = new Set(removed.filter((name) => !left.has(name)));
  const kept = old.flatMap((row) => {
    if (gone.has(row.name)) return [];
    const next = left.get(row.name);
    left.delete(row.name);
    return [next === undefined ? row : replaceEqualDeep(row, withChanges(row, next))];
  });
  return keepEqual(old, [...kept, ...[...left.values()].flatMap((row) => whole(row) ?? [])]);
}

/** A row with its changes. */
function withChanges(old: NodeRow, { without = [], ...members }: ChangedRow): NodeRow {
  const left = Object.entries(old).filter(([member]) => !without.includes(member));
  return whole({ ...Object.fromEntries(left), ...members }) ?? old;
}

/** A row that came whole; changes of a row that is not here are of one that has gone since, and told again. */
function whole(row: ChangedRow): NodeRow | undefined {
  return NodeRow.safeParse(row).data;
}

/** Newest first; an entry that comes again under its id is replaced. */
function mergeActivity(
  old: readonly ActivityEntry[],
  fresh: readonly ActivityEntry[],
): readonly ActivityEntry[] {
  const ids = new Set(fresh.map((entry) => entry.id));
  return [...fresh, ...old.filter((entry) => !ids.has(entry.id))]
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
    .slice(0, MAX_ACTIVITY);
}
