import type { Cause } from "./maintenance";
import { count } from "./words";

/** What maintenance of the nodes that a workload runs on would mean for it, worst first. */
export const OUTLOOKS = [
  "lost", // bare pods: nobody brings them back
  "blocked", // cannot leave until somebody acts
  "consent", // leave, or are left, only when somebody agrees by name
  "waits", // a budget or a webhook allows none now
  "outage", // nobody serves until the replacement is Ready
  "pinned", // the replacement waits for the node
  "moves",
  "stays",
  "ended", // nothing runs any more
  "none", // no pod
] as const;

export type OutlookKind = (typeof OUTLOOKS)[number];

export interface Outlook {
  kind: OutlookKind;
  /** "Single replica: outage", in the words of a table's cell. */
  text: string;
}

/** How many of a workload's pods have each cause. */
export type CauseCounts = ReadonlyMap<Cause, number>;

/** The words for each cause that decides, worst first. Those that follow say nothing that needs somebody. */
const WORDS: readonly [kind: OutlookKind, causes: readonly Cause[], text: string][] = [
  ["lost", ["bare"], "Bare: lost"],
  ["blocked", ["budget-never"], "Budget can never allow it"],
  ["blocked", ["budgets-several"], "Several budgets: evictions refused"],
  ["blocked", ["stuck-terminating"], "Stuck terminating"],
  ["blocked", ["refused"], "Eviction refused"],
  ["consent", ["empty-dir"], "emptyDir data is lost"],
  ["consent", ["comes-back"], "Tolerates the cordon: comes back"],
  ["waits", ["budget-wait"], "Budget allows none now"],
  ["waits", ["webhook-wait"], "Waits for a webhook"],
  ["waits", ["job-wait"], "Waits for its Job"],
  ["outage", ["single-replica"], "Single replica: outage"],
  ["pinned", ["pinned"], "Pending until the node is back"],
  ["moves", ["job"], "Starts anew"],
  ["moves", ["replaced", "consented", "forced", "terminating"], "Moves"],
  ["stays", ["daemon-set"], "Stays: DaemonSet"],
  ["stays", ["mirror"], "Stays: static"],
  ["stays", ["kept"], "Stays by consent"],
  ["ended", ["finished"], "Ended"],
];

/** What one pod's verdict means for its workload, in the same words. */
export function outlookOfPod(cause: Cause): Outlook {
  return outlookOf(new Map([[cause, 1]]), { pods: 1, nodes: 1, budgets: 0 });
}

/** A workload's pods as far as the outlook asks: those that have not ended, and where they run. */
export interface Spread {
  pods: number;
  nodes: number;
  budgets: number;
}

/**
 * The worst that would happen to a workload's pods, and to how many where it is not all. Without a budget all replicas
 * on one node leave it together, which is an outage as well.
 */
export function outlookOf(causes: CauseCounts, spread: Spread): Outlook {
  const total = [...causes.values()].reduce((sum, pods) => sum + pods, 0);
  for (const [kind, named, text] of WORDS) {
    const pods = named.reduce((sum, cause) => sum + (causes.get(cause) ?? 0), 0);
    if (pods === 0) continue;
    const together = spread.pods > 1 && spread.nodes === 1 && spread.budgets === 0;
    if (kind === "moves" && named.includes("replaced") && together)
      return { kind: "outage", text: `All ${spread.pods} on one node: outage` };
    return {
      kind,
      text: pods === total || kind === "moves" ? text : `${text}, ${pods} of ${count(total, "pod")}`,
    };
  }
  return { kind: "none", text: "No pods" };
}
