import type { PodQuery, PodSort } from "@/lib/contracts/workload";
import type { ObservedPod } from "@/lib/domain/observed";
import { byText } from "./by-text";
import { podFilter, saysWord, textOf } from "./narrow";
import { podsOf, type Sheet } from "./sheet";
import { createSlices, sortInSlices } from "./slices";

type Compare = (a: ObservedPod, b: ObservedPod) => number;

const byName: Compare = (a, b) => byText(a.name, b.name) || byText(a.namespace, b.namespace);
const readyShare = ({ containers, containersReady }: ObservedPod) =>
  containers > 0 ? containersReady / containers : 0;

const compare: Record<PodSort, Compare> = {
  name: byName,
  namespace: (a, b) => byText(a.namespace, b.namespace),
  node: (a, b) => byText(a.nodeName ?? "", b.nodeName ?? ""),
  status: (a, b) => byText(a.status, b.status),
  ready: (a, b) => readyShare(a) - readyShare(b),
  restarts: (a, b) => a.restarts - b.restarts,
  cpu: (a, b) => a.requests.cpuMilli - b.requests.cpuMilli,
  memory: (a, b) => a.requests.memoryBytes - b.requests.memoryBytes,
  age: (a, b) => byText(b.createdAt, a.createdAt),
};

/**
 * The pods that a query asks for, of one workload or of all, in its order; equal ones by name. Each word must be found
 * in the pod's name, its node's, or in what the row of its workload says.
 * @throws bad-input for a label selector that is none
 */
export async function findPods(
  sheet: Sheet,
  query: Omit<PodQuery, "offset" | "limit">,
): Promise<ObservedPod[]> {
  const slices = createSlices();
  const filter = podFilter(sheet.index, query);
  const namespaces = new Set(query.namespace);
  const one = query.workload === undefined ? undefined : sheet.entries.get(query.workload);
  const entries = query.workload === undefined ? sheet.entries.values() : one ? [one] : [];
  const found: ObservedPod[] = [];
  for (const entry of entries) {
    if (namespaces.size > 0 && !namespaces.has(entry.id.namespace)) continue;
    const text = filter.words.length > 0 ? textOf(entry.summary) : "";
    const words = filter.words.filter((word) => !text.includes(word));
    for (const pod of podsOf(entry)) {
      if (words.every((word) => saysWord(pod, word)) && filter.fits(pod)) found.push(pod);
      if (slices.due()) await slices.rest();
    }
    if (slices.due()) await slices.rest();
  }
  const sign = query.dir === "desc" ? -1 : 1;
  const by = compare[query.sort];
  return sortInSlices(found, (a, b) => sign * by(a, b) || byName(a, b), slices);
}
