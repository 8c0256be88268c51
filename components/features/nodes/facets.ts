import { phaseWord } from "@/components/layout/phase-words";
import { countBy } from "@/components/table/count-by";
import type { NodeRow } from "@/lib/contracts/node";
import { type HealthChoice, type NodeFilter, type PhaseChoice, roleChoices, zoneChoice } from "./node-filter";

/** What rows can be narrowed to by ticking values, in the order of the toolbar. */
export type Facet = "pools" | "health" | "phases" | "zones" | "roles";

export const FACET_TITLES: Record<Facet, string> = {
  pools: "Pool",
  health: "Health",
  phases: "Maintenance",
  zones: "Zone",
  roles: "Role",
};

const HEALTH: readonly { value: HealthChoice; label: string }[] = [
  { value: "healthy", label: "Healthy" },
  { value: "pressure", label: "Under pressure" },
  { value: "not-ready", label: "Not Ready" },
];
const PHASES: readonly { value: PhaseChoice; label: string }[] = [
  { value: "none", label: "Not in maintenance" },
  ...(["initiated", "blocked", "failed", "paused", "complete", "ending"] as const).map((value) => ({
    value,
    label: phaseWord[value],
  })),
];

const pick: Record<Facet, (row: NodeRow) => string | readonly string[]> = {
  pools: (row) => row.pool,
  health: (row) => row.health.state,
  phases: (row) => row.maintenance?.phase ?? "none",
  zones: zoneChoice,
  roles: roleChoices,
};

const names = new Intl.Collator("en", { numeric: true });

/** Values to tick, each with the number of rows that have it; a ticked one stays although no row has it any more. */
export function facetItems(
  facet: Facet,
  rows: readonly NodeRow[],
  filter: NodeFilter,
): { value: string; label: string; count: number }[] {
  const counts = countBy(rows, pick[facet]);
  const found = () =>
    [...new Set<string>([...counts.keys(), ...filter[facet]])]
      .sort(names.compare)
      .map((value) => ({ value, label: value }));
  const items = facet === "health" ? HEALTH : facet === "phases" ? PHASES : found();
  return items.map((item) => ({ ...item, count: counts.get(item.value) ?? 0 }));
}
