import type { NodeMaintenance, NodeRow } from "@/lib/contracts/node";
import { splitName } from "./node-words";

type Phase = NodeMaintenance["phase"] | undefined;

/** The phase of each node, by name. */
export function phasesOf(rows: readonly NodeRow[]): ReadonlyMap<string, Phase> {
  return new Map(rows.map((row) => [row.name, row.maintenance?.phase]));
}

/** Nodes whose phase is another one than before; nodes that are new are no change. */
export function phaseChanges(
  before: ReadonlyMap<string, Phase>,
  rows: readonly NodeRow[],
): { host: string; phase: Phase }[] {
  return rows.flatMap(({ name, maintenance }) =>
    before.has(name) && before.get(name) !== maintenance?.phase
      ? [{ host: splitName(name).host, phase: maintenance?.phase }]
      : [],
  );
}
