import type { Sort } from "@/components/table/sort";
import type { NodeMaintenance, NodeRow } from "@/lib/contracts/node";
import type { Column } from "./columns";
import { requestedShare, taintText } from "./node-words";

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
const by =
  (text: (row: NodeRow) => string): Compare =>
  (a, b) =>
    names.compare(text(a), text(b));

const compare: Record<Column, Compare> = {
  name: by(({ name }) => name),
  health: (a, b) => urgency(a) - urgency(b),
  status: by(({ status }) => status),
  roles: by(({ roles }) => roles.join()),
  pool: by(({ pool }) => pool),
  zone: by(({ zone = "" }) => zone),
  type: by(({ instanceType = "" }) => instanceType),
  taints: by(({ taints }) => taints.map(taintText).join()),
  condition: by(({ health }) => health.text),
  version: by(({ version }) => version),
  pods: (a, b) => a.pods - b.pods,
  cpu: (a, b) => requestedShare(a.cpuMilli) - requestedShare(b.cpuMilli),
  memory: (a, b) => requestedShare(a.memoryBytes) - requestedShare(b.memoryBytes),
  // The younger node has the smaller age and the later date.
  age: (a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt),
};

/** Rows in the order of a column; equal ones by name, always from a to z. */
export function sortNodes(
  rows: readonly NodeRow[],
  { column, descending }: Sort<Column>,
): readonly NodeRow[] {
  const sign = descending ? -1 : 1;
  return rows.toSorted((a, b) => sign * compare[column](a, b) || compare.name(a, b));
}
