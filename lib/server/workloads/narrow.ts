import type { PodQuery, WorkloadQuery } from "@/lib/contracts/workload";
import type { ClusterIndex } from "@/lib/domain/cluster-index";
import { DrydockError } from "@/lib/domain/errors";
import { matchesLabels, parseLabelSelector } from "@/lib/domain/label-selector";
import { poolOf } from "@/lib/domain/node";
import type { ObservedPod } from "@/lib/domain/observed";
import type { WorkloadSummary } from "@/lib/domain/workload-tally";

type Asked = Pick<PodQuery | WorkloadQuery, "q" | "node" | "pool" | "status" | "label">;

/** What a question asks of single pods. */
export interface PodFilter {
  /** It asks about something that only pods have, beside words. */
  narrows: boolean;
  /** Everything but the words. */
  fits(pod: ObservedPod): boolean;
  words: readonly string[];
}

/** Names of objects are in lower case, so the words are what has to be lowered. */
function wordsOf(q: string): string[] {
  return q.toLowerCase().split(/\s+/).filter(Boolean);
}

/** Everything that a workload's row says. */
export function textOf({ namespace, kind, name, status, outlook, budgets }: WorkloadSummary): string {
  const words = [namespace, kind, name, status.text, outlook.text, ...budgets.map((budget) => budget.name)];
  return words.join(" ").toLowerCase();
}

/** Where a pod itself says a word: in its name, or its node's. */
export function saysWord({ name, nodeName = "" }: ObservedPod, word: string): boolean {
  return name.includes(word) || nodeName.includes(word);
}

/** @throws bad-input for a label selector that is none */
export function podFilter(index: ClusterIndex, { q, node, pool, status, label }: Asked): PodFilter {
  const labels = parseLabelSelector(label);
  if ("problem" in labels) {
    const what = "The label filter can't be read";
    throw new DrydockError({ code: "bad-input", what, why: labels.problem, field: "label" });
  }
  const { requirements } = labels;
  const [nodes, pools, statuses] = [new Set(node), new Set(pool), new Set(status)];
  const inPool = new Map<string, boolean>();
  function fitsPool(name: string | undefined): boolean {
    if (name === undefined) return false;
    const found = inPool.get(name);
    if (found !== undefined) return found;
    const observed = index.node(name);
    const is = observed !== undefined && pools.has(poolOf(index, observed).name);
    inPool.set(name, is);
    return is;
  }
  return {
    narrows: nodes.size + pools.size + statuses.size + requirements.length > 0,
    words: wordsOf(q),
    fits: (pod) =>
      (nodes.size === 0 || (pod.nodeName !== undefined && nodes.has(pod.nodeName))) &&
      (pools.size === 0 || fitsPool(pod.nodeName)) &&
      (statuses.size === 0 || statuses.has(pod.status)) &&
      (requirements.length === 0 || matchesLabels(requirements, pod.labels)),
  };
}
