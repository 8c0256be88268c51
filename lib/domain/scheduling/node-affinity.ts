import type { NodeSelectorTerm, ObservedNode, ObservedPod } from "@/lib/domain/observed";
import { holds } from "@/lib/domain/selector";

/** Whether a node satisfies a term. One without expressions matches nothing. Source: k8s.io/component-helpers nodeaffinity. */
export function satisfies(term: NodeSelectorTerm, node: ObservedNode): boolean {
  if (term.labels.length + term.fields.length === 0) return false;
  return (
    term.labels.every((expression) => holds(expression, node.labels[expression.key])) &&
    term.fields.every((expression) => expression.key === "metadata.name" && holds(expression, node.name))
  );
}

/** Whether nodeSelector and required node affinity let a pod run on a node. Source: plugin NodeAffinity, Filter. */
export function wantsNode(pod: ObservedPod, node: ObservedNode): boolean {
  for (const key in pod.nodeSelector) {
    if (node.labels[key] !== pod.nodeSelector[key]) return false;
  }
  return pod.nodeAffinity === undefined || pod.nodeAffinity.some((term) => satisfies(term, node));
}

/** The sum of the weights of what a pod would rather have. Source: plugin NodeAffinity, Score. */
export function likingOf(pod: ObservedPod, node: ObservedNode): number {
  let sum = 0;
  for (const { weight, term } of pod.scheduling?.preferredNodes ?? []) {
    // Here, other than above, an empty term matches nothing and counts nothing.
    if (weight !== 0 && satisfies(term, node)) sum += weight;
  }
  return sum;
}
