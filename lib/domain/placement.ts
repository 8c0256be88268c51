import type { ClusterIndex } from "./cluster-index";
import { isReady } from "./node";
import type { NodeSelectorExpression, NodeSelectorTerm, ObservedNode, ObservedPod, Taint } from "./observed";
import { addResources, fits, NOTHING, type Resources, subtractResources } from "./quantity";

/** Whether a pod tolerates a taint. Source: k8s.io/component-helpers scheduling/corev1, ToleratesTaint. */
function tolerates(pod: ObservedPod, taint: Taint): boolean {
  return pod.tolerations.some((toleration) => {
    if (toleration.effect && toleration.effect !== taint.effect) return false;
    if (toleration.key && toleration.key !== taint.key) return false;
    if (toleration.operator === "Exists") return true;
    return Boolean(toleration.key) && (toleration.value ?? "") === (taint.value ?? "");
  });
}

function holds({ operator, values }: NodeSelectorExpression, value: string | undefined): boolean {
  switch (operator) {
    case "In":
      return value !== undefined && values.includes(value);
    case "NotIn":
      return value === undefined || !values.includes(value);
    case "Exists":
      return value !== undefined;
    case "DoesNotExist":
      return value === undefined;
    case "Gt":
      return value !== undefined && Number(value) > Number(values[0]);
    case "Lt":
      return value !== undefined && Number(value) < Number(values[0]);
    default:
      return false;
  }
}

function matchesTerm(term: NodeSelectorTerm, node: ObservedNode): boolean {
  // A term without expressions matches nothing. Source: k8s.io/component-helpers nodeaffinity.
  if (term.labels.length + term.fields.length === 0) return false;
  return (
    term.labels.every((expression) => holds(expression, node.labels[expression.key])) &&
    term.fields.every((expression) => expression.key === "metadata.name" && holds(expression, node.name))
  );
}

/** Whether nodeSelector, required node affinity and taints let the scheduler put the pod there; room aside. */
function admits(node: ObservedNode, pod: ObservedPod): boolean {
  if (!isReady(node)) return false;
  // The scheduler turns spec.unschedulable into this taint; a pod that tolerates it may be placed on a cordoned node.
  const cordon: Taint = { key: "node.kubernetes.io/unschedulable", effect: "NoSchedule" };
  const taints = node.unschedulable ? [...node.taints, cordon] : node.taints;
  const hard = taints.filter((taint) => taint.effect === "NoSchedule" || taint.effect === "NoExecute");
  if (!hard.every((taint) => tolerates(pod, taint))) return false;
  if (!Object.entries(pod.nodeSelector).every(([key, value]) => node.labels[key] === value)) return false;
  return pod.nodeAffinity === undefined || pod.nodeAffinity.some((term) => matchesTerm(term, node));
}

/** What the pods that run on a node ask for together. Finished pods ask for nothing. */
export function requestedOn(index: ClusterIndex, node: string): Resources {
  return index
    .podsOf(node)
    .filter((pod) => pod.phase !== "Succeeded" && pod.phase !== "Failed")
    .reduce((sum, pod) => addResources(sum, pod.requests), NOTHING);
}

export interface Placement {
  placed: number;
  unplaced: { pod: ObservedPod; why: string }[];
  asked: Resources;
  free: Resources;
  targets: number;
}

/**
 * Tries to place all displaced pods together onto the other nodes, largest first, each where most is left.
 * Counts requests, pod slots, taints, nodeSelector and required node affinity; nothing else.
 */
export function placeElsewhere(
  index: ClusterIndex,
  leaving: string,
  displaced: readonly ObservedPod[],
): Placement {
  const targets = index.cluster.nodes
    .filter((node) => node.name !== leaving && node.intent === undefined && !node.unschedulable)
    .map((node) => ({ node, free: subtractResources(node.allocatable, requestedOn(index, node.name)) }));
  const ordinary = targets.filter(
    ({ node }) => isReady(node) && node.taints.every((t) => t.effect === "PreferNoSchedule"),
  );
  const free = ordinary.reduce((sum, target) => addResources(sum, target.free), NOTHING);
  const asked = displaced.reduce((sum, pod) => addResources(sum, pod.requests), NOTHING);
  const largestFirst = [...displaced].sort(
    (a, b) => b.requests.memoryBytes - a.requests.memoryBytes || b.requests.cpuMilli - a.requests.cpuMilli,
  );
  const unplaced: Placement["unplaced"] = [];
  for (const pod of largestFirst) {
    const admitting = targets.filter(({ node }) => admits(node, pod));
    const roomy = admitting.filter((target) => fits(pod.requests, target.free));
    const best = roomy.sort((a, b) => b.free.memoryBytes - a.free.memoryBytes)[0];
    if (best === undefined) {
      const why = admitting.length === 0 ? "no other node takes it" : "no node that takes it has room";
      unplaced.push({ pod, why });
      continue;
    }
    best.free = subtractResources(best.free, pod.requests);
  }
  return { placed: displaced.length - unplaced.length, unplaced, asked, free, targets: ordinary.length };
}
