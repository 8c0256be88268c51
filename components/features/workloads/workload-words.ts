import type { FoundWorkload } from "@/lib/contracts/workload";
import { count } from "@/lib/domain/words";
import type { RiskKind } from "@/lib/domain/workload-risks";

/** "3/3" of those wanted, or of those there where that is not known; "1 ended" where nothing is meant to run. */
export function readyWords({ ready, pods, desired, ended }: FoundWorkload): string {
  const of = desired ?? pods;
  return of === 0 && ended > 0 ? `${ended} ended` : `${ready}/${of}`;
}

/** Whether fewer pods are Ready than should be. */
export function isShort({ ready, pods, desired }: FoundWorkload): boolean {
  return ready < (desired ?? pods);
}

/** "CrashLoopBackOff, 2 of 5 pods", or the status alone where all have it. */
export function statusWords({ status, pods, ended }: FoundWorkload): string {
  const all = pods + ended;
  return status.pods === all ? status.text : `${status.text}, ${status.pods} of ${all}`;
}

/** The node's name without its domain where there is one, else how many. */
export function nodesWords({ nodes, nodeNames: [only = ""] }: FoundWorkload): string {
  return nodes === 0 ? "" : nodes === 1 ? hostOf(only) : count(nodes, "node");
}

/** The part of a node's name that people use. An IP address is one part. */
export function hostOf(node: string): string {
  return /^[\d.]+$/.test(node) ? node : (node.split(".")[0] ?? node);
}

/** "1 allowed" by the tightest budget, and how many there are when it is not one. */
export function budgetWords({ budgets }: FoundWorkload): string {
  if (budgets.length === 0) return "";
  const allowed = Math.min(...budgets.map((budget) => budget.allowed));
  return `${allowed} allowed${budgets.length > 1 ? `, ${budgets.length} budgets` : ""}`;
}

/** Kinds that are nobody's object, as people call them. */
const KINDS: Record<string, string> = { Pod: "Bare pod", StaticPod: "Static pods" };

export function kindWords(kind: string): string {
  return KINDS[kind] ?? kind;
}

export const RISK_WORDS: Record<RiskKind, string> = {
  bare: "Bare pod",
  "budget-never": "Budget never allows",
  "several-budgets": "Several budgets",
  "budget-none": "Budget allows none now",
  "one-replica": "One replica",
  "one-node": "All on one node",
  "one-zone": "All in one zone",
  "no-budget": "No budget",
  "empty-dir": "emptyDir data",
};

/** "One replica, 2 more": the worst risk in the words of a cell. */
export function riskWords({ risks: [worst, ...more] }: Pick<FoundWorkload, "risks">): string {
  if (worst === undefined) return "";
  return more.length === 0 ? RISK_WORDS[worst.kind] : `${RISK_WORDS[worst.kind]}, ${more.length} more`;
}
