import type { NodeMaintenance, NodeRow } from "@/lib/contracts/node";

export const COLUMNS = [
  "name",
  "health",
  "status",
  "roles",
  "version",
  "pods",
  "cpu",
  "memory",
  "age",
] as const;
export type Column = (typeof COLUMNS)[number];

export interface Sort {
  column: Column;
  descending: boolean;
}

const names = new Intl.Collator("en", { numeric: true });

/** Worst first: what needs somebody, then what moves, then what rests, then what is well. */
const URGENCY: readonly (NodeMaintenance["phase"] | NodeRow["health"]["state"])[] = [
  "failed",
  "blocked",
  "paused",
  "not-ready",
  "pressure",
  "initiated",
  "ending",
  "complete",
  "healthy",
];

type Compare = (a: NodeRow, b: NodeRow) => number;

const urgency = (row: NodeRow) => URGENCY.indexOf(row.maintenance?.phase ?? row.health.state);
const share = ({ requested, allocatable }: NodeRow["cpuMilli"]) =>
  allocatable > 0 ? requested / allocatable : 0;

const compare: Record<Column, Compare> = {
  name: (a, b) => names.compare(a.name, b.name),
  health: (a, b) => urgency(a) - urgency(b),
  status: (a, b) => names.compare(a.status, b.status),
  roles: (a, b) => names.compare(a.roles.join(), b.roles.join()),
  version: (a, b) => names.compare(a.version, b.version),
  pods: (a, b) => a.pods - b.pods,
  cpu: (a, b) => share(a.cpuMilli) - share(b.cpuMilli),
  memory: (a, b) => share(a.memoryBytes) - share(b.memoryBytes),
  // The younger node has the smaller age and the later date.
  age: (a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt),
};

/** Rows in the order of a column; equal ones by name, always from a to z. */
export function sortNodes(rows: readonly NodeRow[], { column, descending }: Sort): readonly NodeRow[] {
  const sign = descending ? -1 : 1;
  return rows.toSorted((a, b) => sign * compare[column](a, b) || compare.name(a, b));
}
