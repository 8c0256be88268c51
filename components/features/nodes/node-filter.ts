import type { NodeMaintenance, NodeRow } from "@/lib/contracts/node";

/** "none": not in maintenance. */
export type PhaseChoice = NodeMaintenance["phase"] | "none";
export type HealthChoice = NodeRow["health"]["state"];

/** What the table is narrowed to. An empty list narrows nothing. */
export interface NodeFilter {
  q: string;
  pools: readonly string[];
  health: readonly HealthChoice[];
  phases: readonly PhaseChoice[];
}

/** Each word of the text must be found somewhere in what the row tells. */
export function filterNodes(rows: readonly NodeRow[], filter: NodeFilter): readonly NodeRow[] {
  const words = filter.q.toLowerCase().split(/\s+/).filter(Boolean);
  const within = <T>(choices: readonly T[], value: T) => choices.length === 0 || choices.includes(value);
  return rows.filter(
    (row) =>
      within(filter.pools, row.pool) &&
      within(filter.health, row.health.state) &&
      within(filter.phases, row.maintenance?.phase ?? "none") &&
      (words.length === 0 || hasWords(row, words)),
  );
}

function hasWords(row: NodeRow, words: readonly string[]): boolean {
  const { maintenance } = row;
  const text = [
    row.name,
    row.pool,
    row.status,
    row.version,
    row.zone,
    row.instanceType,
    ...row.roles,
    maintenance && `${maintenance.phase} ${maintenance.headline} ${maintenance.reason} ${maintenance.by}`,
  ]
    .join(" ")
    .toLowerCase();
  return words.every((word) => text.includes(word));
}

/** How many rows have each value, for the counts in the filters' menus. */
export function countBy<K extends string>(
  rows: readonly NodeRow[],
  pick: (row: NodeRow) => K,
): ReadonlyMap<K, number> {
  const counts = new Map<K, number>();
  for (const row of rows) counts.set(pick(row), (counts.get(pick(row)) ?? 0) + 1);
  return counts;
}
