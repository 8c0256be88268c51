import type { ObservedPod } from "@/lib/domain/observed";
import type { Attempt } from "@/lib/domain/scheduling/attempt";
import type { Plan } from "./drain";
import { podsOf, type RawPod, refusalOf } from "./settle";
import type { Workload, World } from "./world";

export interface Verdict {
  /** Pods that the plan said something about. */
  pods: number;
  /** Pods that did what no order had shown. */
  disagreements: number;
  /** Pods that did other than in the median of the orders. */
  offMedian: number;
  /** Pods of which the plan says that it depends on the order. */
  uncertain: number;
  /** The plan said that everything fits. */
  saidFits: boolean;
  /** More pods are Pending than before. */
  leftPending: number;
  details: string[];
}

const isOf =
  ({ namespace, name }: Workload) =>
  (pod: ObservedPod) =>
    pod.namespace === namespace && pod.labels.app === name;

/** How many pods of a workload find no place in one order. */
function pendingIn({ unplaced }: Attempt, workload: Workload): number {
  return unplaced.filter(({ pod }) => isOf(workload)(pod)).length;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

/** Pods that a workload should have and that run nowhere. */
function missing(workload: Workload, pods: readonly RawPod[]): number {
  const own = podsOf(pods, workload);
  if (workload.kind === "Pod") return own.filter(({ spec }) => !spec.nodeName).length;
  return workload.replicas - own.filter(({ spec }) => spec.nodeName).length;
}

/** The prediction against what the scheduler did, workload by workload: pods of one are alike. */
export function compare(
  world: World,
  { placement, displaced }: Plan,
  before: readonly RawPod[],
  after: readonly RawPod[],
): Verdict {
  const verdict: Verdict = {
    pods: 0,
    disagreements: 0,
    offMedian: 0,
    uncertain: 0,
    saidFits: false,
    leftPending: 0,
    details: [],
  };
  const { attempts, pending } = placement;
  const fresh = new Set(displaced);
  verdict.saidFits = attempts.every(({ unplaced, preempted }) =>
    unplaced.every(({ pod }) => !fresh.has(pod) && !preempted.includes(pod)),
  );
  for (const workload of world.workloads) {
    const asked = [...displaced, ...pending].filter(isOf(workload)).length;
    const numbers = attempts.map((attempt) => pendingIn(attempt, workload));
    // Pods that a StatefulSet has not made yet are nobody's to place.
    const unmade = missing(workload, before) - before.filter((pod) => isPendingOf(workload, pod)).length;
    const predicted = median(numbers);
    const actual = missing(workload, after) - unmade;
    const worse = missing(workload, after) - missing(workload, before);
    verdict.pods += asked;
    if (worse > 0) verdict.leftPending += worse;
    // What the plan says: a number, or that it depends on the order.
    const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
    verdict.uncertain += most - least;
    verdict.offMedian += Math.abs(predicted - actual);
    verdict.disagreements += Math.max(0, least - actual, actual - most);
    if (predicted === actual) continue;
    const kind = workload.ordered ? "StatefulSet, in order," : workload.kind;
    verdict.details.push(
      `${kind} ${workload.namespace}/${workload.name}: ${asked} of ${workload.replicas} placed, ` +
        `predicted pending ${numbers.join(",")}, actual ${actual}`,
      ...(attempts[0]?.unplaced ?? [])
        .filter(({ pod }) => isOf(workload)(pod))
        .map(
          ({ pod, obstacles, after }) =>
            `  predicted ${pod.name} (${pod.nodeName ?? "Pending"}): ${after ? `after ${after.name}` : obstacles.join(", ")}`,
        ),
      ...podsOf(before, workload).map(
        (pod) => `  before ${pod.metadata.name} on ${pod.spec.nodeName ?? refusalOf(pod)}`,
      ),
      ...podsOf(after, workload).map(
        (pod) => `  after ${pod.metadata.name} on ${pod.spec.nodeName ?? refusalOf(pod)}`,
      ),
    );
  }
  return verdict;
}

function isPendingOf(workload: Workload, pod: RawPod): boolean {
  return podsOf([pod], workload).length > 0 && !pod.spec.nodeName;
}
