import type {
  NodeSelectorExpression,
  NodeSelectorTerm,
  ObservedNode,
  ObservedPod,
} from "@/lib/domain/observed";

/** Numbers of Gt and Lt: whole ones, or the expression does not hold. Source: k8s.io/apimachinery labels, Requirement.Matches. */
function compare(
  value: string | undefined,
  other: string | undefined,
  by: (a: bigint, b: bigint) => boolean,
) {
  const whole = /^[+-]?\d+$/;
  if (value === undefined || other === undefined || !whole.test(value) || !whole.test(other)) return false;
  return by(BigInt(value), BigInt(other));
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
      return compare(value, values[0], (a, b) => a > b);
    case "Lt":
      return compare(value, values[0], (a, b) => a < b);
    default:
      return false;
  }
}

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
