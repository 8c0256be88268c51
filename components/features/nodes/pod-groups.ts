import type { Cause, PodVerdict } from "@/lib/domain/maintenance";

/**
 * Pods that are told together, because the same thing happens to them or the same thing holds them.
 * consent: leaves only when somebody agrees by name · never: its budget can't allow it · stuck: should be gone already ·
 * refused: the API server says no · wait: a budget allows none now · webhook: one says not now ·
 * job: its Job may finish first · delete: named by
 * somebody, past its budget · leaving: stops now · move: will be evicted · stay: mirror and DaemonSet pods, and those
 * that were agreed to stay.
 */
export type GroupId =
  | "consent"
  | "never"
  | "stuck"
  | "refused"
  | "wait"
  | "webhook"
  | "job"
  | "delete"
  | "leaving"
  | "move"
  | "stay";

export interface PodGroup {
  id: GroupId;
  pods: readonly PodVerdict[];
}

/** Hardest first. */
const ORDER: readonly GroupId[] = [
  "consent",
  "never",
  "stuck",
  "refused",
  "wait",
  "webhook",
  "job",
  "delete",
  "leaving",
  "move",
  "stay",
];

const groupOf: Record<Cause, GroupId> = {
  bare: "consent",
  "empty-dir": "consent",
  "comes-back": "consent",
  "budget-never": "never",
  "budgets-several": "never",
  "stuck-terminating": "stuck",
  refused: "refused",
  "budget-wait": "wait",
  "job-wait": "job",
  "webhook-wait": "webhook",
  forced: "delete",
  terminating: "leaving",
  pinned: "move",
  "single-replica": "move",
  job: "move",
  replaced: "move",
  consented: "move",
  finished: "move",
  kept: "stay",
  mirror: "stay",
  "daemon-set": "stay",
};

/** Causes for which somebody has to agree by name before the pod leaves, or is left. */
export type ConsentNeedCause = "bare" | "empty-dir" | "comes-back";

export function needsConsent(cause: Cause): cause is ConsentNeedCause {
  return groupOf[cause] === "consent";
}

/** Within a group: what needs a look before what does not. */
const causes: readonly Cause[] = [
  "pinned",
  "single-replica",
  "job",
  "replaced",
  "consented",
  "finished",
  "kept",
  "mirror",
  "daemon-set",
];

/** Pods by what happens to them, hardest first; pods that are gone are left out. */
export function groupPods(pods: readonly PodVerdict[]): PodGroup[] {
  const groups = Map.groupBy(
    pods.filter((pod) => pod.verdict !== "gone"),
    (pod) => groupOf[pod.cause],
  );
  return ORDER.flatMap((id) => {
    const members = groups.get(id);
    return members ? [{ id, pods: members.toSorted(byCauseThenName) }] : [];
  });
}

function byCauseThenName(a: PodVerdict, b: PodVerdict): number {
  const rank = (pod: PodVerdict) => causes.indexOf(pod.cause);
  return rank(a) - rank(b) || a.namespace.localeCompare(b.namespace) || a.name.localeCompare(b.name);
}

/** "DaemonSet pods: cilium, kube-proxy, 2 more. Static pods: etcd-cp-1": one line for all that stay. */
export function stayWords(pods: readonly PodVerdict[], limit = 4): string {
  const owners = (cause: Cause) => [
    ...new Set(
      pods.filter((pod) => pod.cause === cause).map((pod) => pod.owner?.split("/").at(-1) ?? pod.name),
    ),
  ];
  const named = (label: string, names: readonly string[]) => {
    if (names.length === 0) return [];
    const shown = names.slice(0, limit);
    const more = names.length - shown.length;
    return [`${label}: ${[...shown, ...(more > 0 ? [`${more} more`] : [])].join(", ")}`];
  };
  return [
    ...named(
      "Static pods",
      pods.filter((pod) => pod.cause === "mirror").map((pod) => pod.name),
    ),
    ...named("DaemonSet pods", owners("daemon-set")),
    ...named("By consent", owners("kept")),
  ].join(". ");
}
