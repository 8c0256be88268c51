import type { NodeSelectorExpression } from "./observed";
import { holds } from "./selector";

/** What a written selector asks of labels, or why it can't be read. All requirements must hold. */
export type LabelSelectorText = { requirements: readonly NodeSelectorExpression[] } | { problem: string };

const KEY = "(?:[a-z0-9][a-z0-9.-]*/)?[A-Za-z0-9](?:[\\w.-]*[A-Za-z0-9])?";
const FORMS: readonly [RegExp, (values: string) => Pick<NodeSelectorExpression, "operator" | "values">][] = [
  [new RegExp(`^!\\s*(?<key>${KEY})(?<values>)$`), () => ({ operator: "DoesNotExist", values: [] })],
  [new RegExp(`^(?<key>${KEY})(?<values>)$`), () => ({ operator: "Exists", values: [] })],
  [
    new RegExp(`^(?<key>${KEY})\\s*={1,2}\\s*(?<values>[\\w.-]*)$`),
    (value) => ({ operator: "In", values: [value] }),
  ],
  [
    new RegExp(`^(?<key>${KEY})\\s*!=\\s*(?<values>[\\w.-]*)$`),
    (value) => ({ operator: "NotIn", values: [value] }),
  ],
  [
    new RegExp(`^(?<key>${KEY})\\s+in\\s*\\((?<values>[\\w.,\\s-]*)\\)$`),
    (values) => ({ operator: "In", values: list(values) }),
  ],
  [
    new RegExp(`^(?<key>${KEY})\\s+notin\\s*\\((?<values>[\\w.,\\s-]*)\\)$`),
    (values) => ({ operator: "NotIn", values: list(values) }),
  ],
  [
    new RegExp(`^(?<key>${KEY})\\s*>\\s*(?<values>-?\\d+)$`),
    (value) => ({ operator: "Gt", values: [value] }),
  ],
  [
    new RegExp(`^(?<key>${KEY})\\s*<\\s*(?<values>-?\\d+)$`),
    (value) => ({ operator: "Lt", values: [value] }),
  ],
];

const list = (values: string) => values.split(",").map((value) => value.trim());

/**
 * Reads a selector as kubectl's `--selector` takes it: `key=value`, `key!=value`, `key`, `!key`, `key in (a,b)`,
 * `key notin (a,b)`, `key>1`, `key<1`, joined by commas. A comma at the end, as while typing, asks for nothing more.
 * Source: k8s.io/apimachinery/pkg/labels, Parse.
 */
export function parseLabelSelector(text: string): LabelSelectorText {
  const requirements: NodeSelectorExpression[] = [];
  // Commas within parentheses part values, not requirements.
  for (const part of text.split(/,(?![^(]*\))/).map((each) => each.trim())) {
    if (part === "") continue;
    const requirement = readRequirement(part);
    if (!requirement)
      return {
        problem: `"${part}" is no label selector. Write key=value, key!=value, key, !key, key in (a,b) or key notin (a,b).`,
      };
    requirements.push(requirement);
  }
  return { requirements };
}

function readRequirement(part: string): NodeSelectorExpression | undefined {
  for (const [form, meaning] of FORMS) {
    const { key, values } = form.exec(part)?.groups ?? {};
    if (key !== undefined && values !== undefined) return { key, ...meaning(values) };
  }
  return undefined;
}

/** Whether labels satisfy all of the requirements. */
export function matchesLabels(
  requirements: readonly NodeSelectorExpression[],
  labels: Readonly<Record<string, string>>,
): boolean {
  return requirements.every((requirement) => holds(requirement, labels[requirement.key]));
}
