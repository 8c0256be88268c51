import type { Cause, PodVerdict } from "@/lib/domain/maintenance";

/**
 * Pods that are told together, because the same thing happens to them or the same thing holds them.
 * consent: leaves only when somebody agrees by name · never: its budget can't allow it · stuck: should be gone already ·
 * refused: the API server says no · wait: a budget allows none now · leaving: stops now · move: will be evicted ·
 * stay: mirror and DaemonSet pods.
 */
export type GroupId = "consent" | "never" | "stuck" | "refused" | "wait" | "leaving" | "move" | "stay";

export interface PodGroup {
  id: GroupId;
  pods: readonly PodVerdict[];
}

/** Hardest first. */
const ORDER: readonly GroupId[] = ["consent", "never", "stuck", "refused", "wait", "leaving", "move", "stay"];

const groupOf: Record<Cause, GroupId> = {
  bare: "consent",
  "empty-dir": "consent",
  "budget-never": "never",
  "budgets-several": "never",
  "stuck-terminating": "stuck",
  refused: "refused",
  "budget-wait": "wait",
  terminating: "leaving",
  "single-replica": "move",
  replaced: "move",
  consented: "move",
  finished: "move",
  mirror: "stay",
  "daemon-set": "stay",
};

/** Within a group: what needs a look before what does not. */
const causes: readonly Cause[] = ["single-replica", "replaced", "consented", "finished"];

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
  ].join(". ");
}
