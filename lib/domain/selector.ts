import type { LabelSelector, NodeSelectorExpression } from "./observed";

/** Numbers of Gt and Lt: whole ones, or the expression does not hold. Source: k8s.io/apimachinery labels, Requirement.Matches. */
function compare(
  value: string | undefined,
  other: string | undefined,
  by: (a: bigint, b: bigint) => boolean,
): boolean {
  const whole = /^[+-]?\d+$/;
  if (value === undefined || other === undefined || !whole.test(value) || !whole.test(other)) return false;
  return by(BigInt(value), BigInt(other));
}

/** Whether a label's value, undefined where there is none, satisfies one expression of a selector. */
export function holds({ operator, values }: NodeSelectorExpression, value: string | undefined): boolean {
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

/** Whether labels satisfy a selector. Source: k8s.io/apimachinery/pkg/apis/meta/v1, LabelSelectorAsSelector. */
export function selects(selector: LabelSelector, labels: Record<string, string>): boolean {
  for (const key in selector.matchLabels) {
    if (labels[key] !== selector.matchLabels[key]) return false;
  }
  return selector.matchExpressions.every((expression) => holds(expression, labels[expression.key]));
}
