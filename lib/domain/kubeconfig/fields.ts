/** What a document holds that has no anchors, tags or merges left. Maps, so that no key has a meaning of its own. */
export type Plain = string | number | boolean | null | readonly Plain[] | PlainFields;
export type PlainFields = ReadonlyMap<string, Plain>;

/** One thing that a kubeconfig may not have here: where it stands, why not, and what to do. */
export interface Refusal {
  at: string;
  why: string;
  todo: string;
}

/** Fields of one object: which are read, which are left out as harmless, and which are refused with words of their own. */
export interface Rules {
  read: readonly string[];
  left: readonly string[];
  refused: Readonly<Record<string, { why: string; todo: string }>>;
}

export function isFields(value: Plain | undefined): value is PlainFields {
  return value instanceof Map;
}

/** As kubectl sees it: null and "" are what a field has that was not set. */
function isSet(value: Plain | undefined): boolean {
  return value !== undefined && value !== null && value !== "" && value !== false;
}

/** Every field of the object that it may not have. Those that nobody knows are refused, for nobody knows what they do. */
export function refusedFields(fields: PlainFields, at: string, rules: Rules): Refusal[] {
  return [...fields].flatMap(([field, value]) => {
    if (rules.read.includes(field) || rules.left.includes(field) || !isSet(value)) return [];
    const words = Object.hasOwn(rules.refused, field) ? rules.refused[field] : undefined;
    const { why, todo } = words ?? {
      why: "The console does not know this field, and takes nothing along unread.",
      todo: "Remove it.",
    };
    return [{ at: `${at}: ${printable(field)}`, why, todo }];
  });
}

/** A name of somebody else's choosing in a sentence: short, and without anything that moves the cursor. */
export function printable(text: string): string {
  const shown = text.replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, "?");
  return shown.length > 60 ? `${shown.slice(0, 60)}…` : shown;
}

/** What kubectl config view prints in place of a secret. */
const LEFT_OUT = /^(REDACTED|DATA\+OMITTED)$/;

/** The text of a field; undefined when it is not set. A refusal when it is no text, or too long to be one. */
export function textOf(
  fields: PlainFields,
  field: string,
  at: string,
  longest: number,
): string | undefined | Refusal {
  const value = fields.get(field);
  if (!isSet(value)) return undefined;
  const where = `${at}: ${field}`;
  if (typeof value !== "string") {
    return { at: where, why: "It is not a text.", todo: "Put the value in quotes." };
  }
  if (LEFT_OUT.test(value)) {
    const todo = "Paste what this prints: kubectl config view --minify --flatten --raw";
    return { at: where, why: `kubectl wrote ${value} in its place, since --raw was missing.`, todo };
  }
  if (value.length > longest) {
    return {
      at: where,
      why: `It is longer than ${longest} characters.`,
      todo: "Check that it was pasted as it is.",
    };
  }
  return value;
}
