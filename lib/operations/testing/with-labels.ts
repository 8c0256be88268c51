import type { LabelChange } from "@/lib/domain/backups/exclusion";

/** Labels as a merge patch leaves them. */
export function withLabels(
  labels: Readonly<Record<string, string>>,
  change: LabelChange = {},
): Record<string, string> {
  const merged = Object.entries({ ...labels, ...change });
  return Object.fromEntries(merged.filter((entry): entry is [string, string] => entry[1] !== null));
}
