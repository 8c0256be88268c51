import type { WorkloadChoices } from "@/lib/contracts/workload";
import { byText } from "./by-text";
import type { Entry, Sheet } from "./sheet";
import { createSlices } from "./slices";

/** A menu of more choices than this is no help; the text filter finds the rest. */
const MOST = 200;

type Name = keyof WorkloadChoices;

const VALUES: Record<Name, (entry: Entry) => readonly string[]> = {
  namespaces: ({ id }) => [id.namespace],
  kinds: ({ id }) => [id.kind],
  outlooks: ({ summary }) => [summary.outlook.kind],
  risks: ({ summary }) => summary.risks.map(({ kind }) => kind),
  statuses: ({ statuses }) => statuses,
};

async function choices(sheet: Sheet, name: Name): Promise<WorkloadChoices[Name]> {
  const slices = createSlices();
  const counts = new Map<string, number>();
  for (const entry of sheet.entries.values()) {
    for (const value of VALUES[name](entry)) counts.set(value, (counts.get(value) ?? 0) + 1);
    if (slices.due()) await slices.rest();
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST)
    .sort((a, b) => byText(a.value, b.value));
}

/** What the filters offer: the most frequent values, by name, and how many workloads have each. */
export async function choicesOf(sheet: Sheet): Promise<WorkloadChoices> {
  return {
    namespaces: await choices(sheet, "namespaces"),
    kinds: await choices(sheet, "kinds"),
    outlooks: await choices(sheet, "outlooks"),
    risks: await choices(sheet, "risks"),
    statuses: await choices(sheet, "statuses"),
  };
}
