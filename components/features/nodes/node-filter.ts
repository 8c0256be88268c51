import type { NodeMaintenance, NodeRow } from "@/lib/contracts/node";
import { matchesLabels } from "@/lib/domain/label-selector";
import { readQuery } from "./node-query";

/** "none": not in maintenance. */
export type PhaseChoice = NodeMaintenance["phase"] | "none";
export type HealthChoice = NodeRow["health"]["state"];

/** What the table is narrowed to. An empty list narrows nothing. */
export interface NodeFilter {
  q: string;
  pools: readonly string[];
  /** NONE: in no zone, or without a role. */
  zones: readonly string[];
  roles: readonly string[];
  health: readonly HealthChoice[];
  phases: readonly PhaseChoice[];
  /** A selector as kubectl takes it. */
  labels: string;
}

export const NO_FILTER: NodeFilter = {
  q: "",
  pools: [],
  zones: [],
  roles: [],
  health: [],
  phases: [],
  labels: "",
};

/** Stands for what a row has not; as kubectl prints it. */
const NONE = "<none>";

/** Zone of a row as a choice. */
export const zoneChoice = ({ zone }: NodeRow) => zone ?? NONE;
/** Roles of a row as choices. */
export const roleChoices = ({ roles }: NodeRow) => (roles.length > 0 ? roles : [NONE]);

/** Each word of the text must be found somewhere in what the row tells. */
export function filterNodes(rows: readonly NodeRow[], filter: NodeFilter): readonly NodeRow[] {
  const { words, labels } = readQuery(filter.q, filter.labels);
  const within = <T>(choices: readonly T[], value: T) => choices.length === 0 || choices.includes(value);
  const anyWithin = (choices: readonly string[], values: readonly string[]) =>
    choices.length === 0 || values.some((value) => choices.includes(value));
  return rows.filter(
    (row) =>
      within(filter.pools, row.pool) &&
      within(filter.zones, zoneChoice(row)) &&
      anyWithin(filter.roles, roleChoices(row)) &&
      within(filter.health, row.health.state) &&
      within(filter.phases, row.maintenance?.phase ?? "none") &&
      (labels.length === 0 || matchesLabels(labels, row.labels)) &&
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

/** How many filters narrow the table, beside the text. */
export function filterCount(filter: NodeFilter): number {
  const { pools, zones, roles, health, phases, labels } = filter;
  const lists = [pools, zones, roles, health, phases].filter((choices) => choices.length > 0);
  return lists.length + (labels.trim() === "" ? 0 : 1);
}
