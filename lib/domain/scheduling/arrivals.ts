import { budgetsOf } from "@/lib/domain/budget";
import type { ClusterIndex } from "@/lib/domain/cluster-index";
import { groupOf } from "@/lib/domain/groups";
import type { ObservedBudget, ObservedPod } from "@/lib/domain/observed";
import { shuffled } from "./random";

/** When pods come to the scheduler. */
export interface Arrivals {
  /** Before any pod leaves. */
  now: ObservedPod[];
  /** While the old pods still stop, in this order. */
  soon: ObservedPod[];
  /** When the old pods are gone, with those that found no place before. */
  later: ObservedPod[];
}

/** Made anew as soon as the old one is asked to leave. StatefulSets and Jobs make the new pod when the old one is gone. */
function isEager({ controller }: ObservedPod): boolean {
  return controller?.kind !== "StatefulSet" && controller?.kind !== "Job";
}

const priorityOf = ({ scheduling }: ObservedPod) => scheduling?.priority ?? 0;

/** Sorted by rank, lowest first; equals keep their order. */
function ranked(pods: readonly ObservedPod[], rank: (pod: ObservedPod) => number): ObservedPod[] {
  return [...pods].sort((a, b) => rank(a) - rank(b));
}

/**
 * One of the orders in which displaced and pending pods can come to the scheduler. Pods leave together, but for critical
 * ones and as far as budgets allow; who is asked first, and whose replacement is made first, is chance.
 * Its queue is sorted by priority, which tells only where pods come faster than it places them.
 * Pods that wait already are tried again when others are gone, a moment before StatefulSets make theirs.
 * Sources: pkg/scheduler/backend/queue, plugin PrioritySort; pkg/controller/replicaset and statefulset.
 */
export function arrange(
  index: ClusterIndex,
  displaced: readonly ObservedPod[],
  pending: readonly ObservedPod[],
  order: number,
  random: () => number,
): Arrivals {
  const asked = new Map<ObservedBudget, number>();
  const soon: ObservedPod[] = [];
  const later: ObservedPod[] = [];
  for (const pod of shuffled(displaced, random)) {
    let allowed = isEager(pod) && groupOf(pod, { index, options: { consents: [] } }) === "ordinary";
    for (const budget of budgetsOf(index, pod)) {
      const before = asked.get(budget) ?? 0;
      asked.set(budget, before + 1);
      if (before >= budget.disruptionsAllowed) allowed = false;
    }
    (allowed ? soon : later).push(pod);
  }
  const byPriority = (pods: readonly ObservedPod[]) => ranked(pods, (pod) => -priorityOf(pod));
  const waiting = byPriority(shuffled(pending, random));
  const piled = order % 2 === 1;
  return piled
    ? { now: [], soon: [...byPriority(soon), ...waiting], later: byPriority(later) }
    : { now: waiting, soon, later };
}
