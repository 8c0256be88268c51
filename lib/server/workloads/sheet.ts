import type { ClusterIndex } from "@/lib/domain/cluster-index";
import type { ObservedBudget, ObservedPod } from "@/lib/domain/observed";
import { type WorkloadSummary, WorkloadTally } from "@/lib/domain/workload-tally";
import { type Gathered, gather } from "./gather";
import { createSlices, type Slices } from "./slices";

/** A workload of a sheet, with what its summary was made of. */
export interface Entry extends Gathered {
  key: string;
  summary: WorkloadSummary;
  /** Each STATUS that one of its pods has. */
  statuses: readonly string[];
  /** When the summary was made, in milliseconds since the epoch. */
  at: number;
  /** A pod of it terminates: it becomes stuck by the clock alone. */
  leaving: boolean;
  /** A pod of it has claims: their volumes may pin it. */
  claims: boolean;
}

/** All workloads of one observation. */
export interface Sheet {
  index: ClusterIndex;
  entries: ReadonlyMap<string, Entry>;
  /** Whether any summary differs from the sheet before. */
  changed: boolean;
}

/** A pod that terminates is looked at again after so long. Milliseconds. */
const LOOK_AGAIN_MS = 2_000;

function same<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, at) => item === b[at]);
}

/** Whether a namespace has the budgets that it had, asked once a namespace. */
function budgetsUnchanged(before: ClusterIndex, index: ClusterIndex): (namespace: string) => boolean {
  const known = new Map<string, boolean>();
  return (namespace) => {
    const answer =
      known.get(namespace) ?? same<ObservedBudget>(before.budgetsIn(namespace), index.budgetsIn(namespace));
    known.set(namespace, answer);
    return answer;
  };
}

/** Whether what was known of a workload still holds. */
function holdsFor(before: Sheet, index: ClusterIndex, now: Date) {
  const budgets = budgetsUnchanged(before.index, index);
  const was = before.index.cluster;
  const is = index.cluster;
  const sameClaims = was.claims === is.claims && was.volumes === is.volumes;
  const sameSets = was.daemonSets === is.daemonSets;
  return (entry: Entry, { id, parts, desired }: Gathered): boolean =>
    sameSets &&
    entry.desired === desired &&
    same(entry.parts, parts) &&
    budgets(id.namespace) &&
    (sameClaims || !entry.claims) &&
    (!entry.leaving || now.getTime() - entry.at < LOOK_AGAIN_MS);
}

/**
 * The sheet of an observation, made of the one before: only workloads of which something changed are added up anew. In
 * slices, so that 150,000 pods keep nobody waiting; the index is a value, so all of it is of one instant.
 */
export async function makeSheet(index: ClusterIndex, before: Sheet | undefined, now: Date): Promise<Sheet> {
  const slices = createSlices();
  const gathered = await gather(index, slices);
  const holds = before && holdsFor(before, index, now);
  const entries = new Map<string, Entry>();
  let changed = before === undefined || before.entries.size !== gathered.size;
  for (const [key, workload] of gathered) {
    const known = before?.entries.get(key);
    if (known && holds?.(known, workload)) entries.set(key, known);
    else {
      entries.set(key, { ...workload, key, ...(await addUp(index, workload, now, slices)) });
      changed = true;
    }
    if (slices.due()) await slices.rest();
  }
  return { index, entries, changed };
}

async function addUp(
  index: ClusterIndex,
  { id, parts, desired }: Gathered,
  now: Date,
  slices: Slices,
): Promise<Omit<Entry, "key" | keyof Gathered>> {
  const tally = new WorkloadTally(index, id, now);
  let leaving = false;
  let claims = false;
  for (const part of parts) {
    for (const pod of part) {
      tally.add(pod);
      leaving ||= pod.deletionAt !== undefined;
      claims ||= pod.claims.length > 0;
      if (slices.due()) await slices.rest();
    }
  }
  return {
    summary: tally.summary(desired),
    statuses: tally.statuses(),
    at: now.getTime(),
    leaving,
    claims,
  };
}

export function* podsOf(entry: Entry): Generator<ObservedPod> {
  for (const part of entry.parts) yield* part;
}
