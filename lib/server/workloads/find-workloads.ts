import type { FoundWorkload, WorkloadQuery, WorkloadSort } from "@/lib/contracts/workload";
import { OUTLOOKS } from "@/lib/domain/workload-outlook";
import { RISKS } from "@/lib/domain/workload-risks";
import type { WorkloadSummary } from "@/lib/domain/workload-tally";
import { byText } from "./by-text";
import { type PodFilter, podFilter, saysWord, textOf } from "./narrow";
import { type Entry, podsOf, type Sheet } from "./sheet";
import { createSlices, type Slices, sortInSlices } from "./slices";

type Compare = (a: WorkloadSummary, b: WorkloadSummary) => number;

const byName: Compare = (a, b) =>
  byText(a.namespace, b.namespace) || byText(a.name, b.name) || byText(a.kind, b.kind);

function tightest({ budgets }: WorkloadSummary): number {
  return Math.min(Number.MAX_SAFE_INTEGER, ...budgets.map(({ allowed }) => allowed));
}

function worstRisk({ risks: [worst] }: WorkloadSummary): number {
  return worst ? RISKS.indexOf(worst.kind) : RISKS.length;
}

const compare: Record<WorkloadSort, Compare> = {
  namespace: byName,
  name: (a, b) => byText(a.name, b.name),
  kind: (a, b) => byText(a.kind, b.kind),
  pods: (a, b) => a.pods - b.pods,
  status: (a, b) => byText(a.status.text, b.status.text),
  nodes: (a, b) => a.nodes - b.nodes,
  // The tightest first: what no budget covers allows everything.
  budget: (a, b) => tightest(a) - tightest(b),
  // Worst first: what needs somebody is looked for.
  outlook: (a, b) => OUTLOOKS.indexOf(a.outlook.kind) - OUTLOOKS.indexOf(b.outlook.kind),
  // The same: the worst risk first, and of the same worst one those with more.
  risks: (a, b) => worstRisk(a) - worstRisk(b) || b.risks.length - a.risks.length,
  restarts: (a, b) => a.restarts - b.restarts,
  cpu: (a, b) => a.cpuMilli - b.cpuMilli,
  memory: (a, b) => a.memoryBytes - b.memoryBytes,
  // The younger one has the smaller age and the later date.
  age: (a, b) => byText(b.oldest ?? "", a.oldest ?? ""),
};

/** How many pods match; undefined where the question does not come to single pods. 0: the workload does not match. */
async function matching(entry: Entry, filter: PodFilter, slices: Slices): Promise<number | undefined> {
  const text = filter.words.length > 0 ? textOf(entry.summary) : "";
  const words = filter.words.filter((word) => !text.includes(word));
  if (words.length === 0 && !filter.narrows) return undefined;
  let pods = 0;
  for (const pod of podsOf(entry)) {
    if (words.every((word) => saysWord(pod, word)) && filter.fits(pod)) pods += 1;
    if (slices.due()) await slices.rest();
  }
  return pods;
}

/**
 * The workloads that a query asks for, in its order; equal ones by namespace and name. Each word must be found in the
 * row, or in one pod of it.
 * @throws bad-input for a label selector that is none
 */
export async function findWorkloads(
  sheet: Sheet,
  query: Omit<WorkloadQuery, "offset" | "limit">,
): Promise<FoundWorkload[]> {
  const slices = createSlices();
  const filter = podFilter(sheet.index, query);
  const [namespaces, kinds] = [new Set(query.namespace), new Set(query.kind)];
  const [outlooks, risks] = [new Set(query.outlook), new Set(query.risk)];
  const found: FoundWorkload[] = [];
  for (const entry of sheet.entries.values()) {
    if (slices.due()) await slices.rest();
    const { summary } = entry;
    if (namespaces.size > 0 && !namespaces.has(summary.namespace)) continue;
    if (kinds.size > 0 && !kinds.has(summary.kind)) continue;
    if (outlooks.size > 0 && !outlooks.has(summary.outlook.kind)) continue;
    if (risks.size > 0 && !summary.risks.some(({ kind }) => risks.has(kind))) continue;
    const pods = await matching(entry, filter, slices);
    if (pods !== 0) found.push(pods === undefined ? summary : { ...summary, matching: pods });
  }
  const sign = query.dir === "desc" ? -1 : 1;
  const by = compare[query.sort];
  return sortInSlices(found, (a, b) => sign * by(a, b) || byName(a, b), slices);
}
