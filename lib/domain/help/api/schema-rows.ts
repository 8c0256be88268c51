import type { JsonSchema } from "./document";
import { typeWords } from "./schema-words";

export interface SchemaRow {
  /** Its place: "options.consents[].uid". */
  name: string;
  type: string;
  required: boolean;
  about: string;
}

/** Every member of a body, in its order, those of objects and lists beneath them. */
export function rowsOf(schema: JsonSchema): SchemaRow[] {
  return withoutRepeats(membersOf(schema, "", ""));
}

function membersOf(schema: JsonSchema, prefix: string, when: string): SchemaRow[] {
  const variants = schema.oneOf ?? schema.anyOf;
  if (variants)
    return variants.flatMap((variant) => membersOf(variant, prefix, conditionOf(variant, prefix)));
  if (schema.type === "array") return schema.items ? membersOf(schema.items, `${prefix}[]`, when) : [];
  const { additionalProperties: others } = schema;
  const byName = typeof others === "object" ? membersOf(others, joined(prefix, "*"), when) : [];
  const members = Object.entries(schema.properties ?? {}).flatMap(([member, inner]) => {
    const name = joined(prefix, member);
    const about = [when, inner.description ?? "", defaultWords(inner)].filter(Boolean).join(" ");
    const required = schema.required?.includes(member) ?? false;
    return [{ name, type: typeWords(inner), required, about }, ...membersOf(inner, name, "")];
  });
  return [...members, ...byName];
}

function joined(prefix: string, member: string): string {
  return prefix === "" ? member : `${prefix}.${member}`;
}

function defaultWords({ default: value }: JsonSchema): string {
  return value === undefined ? "" : `Absent: ${JSON.stringify(value)}.`;
}

/** What tells a variant from the others: the members that have one value only. */
function conditionOf({ properties = {} }: JsonSchema, prefix: string): string {
  const fixed = Object.entries(properties).filter(([, { const: value }]) => value !== undefined);
  const words = fixed.map(
    ([name, { const: value }]) => `${joined(prefix, name)} is ${JSON.stringify(value)}`,
  );
  return words.length === 0 ? "" : `If ${words.join(" and ")}.`;
}

/** Members that several variants share are told once; what differs in their type is told together. */
function withoutRepeats(rows: readonly SchemaRow[]): SchemaRow[] {
  const byName = new Map<string, SchemaRow>();
  for (const row of rows) {
    const before = byName.get(row.name);
    if (before === undefined) byName.set(row.name, row);
    else byName.set(row.name, together(before, row));
  }
  return [...byName.values()];
}

function together(one: SchemaRow, other: SchemaRow): SchemaRow {
  const types = one.type.split(" or ").includes(other.type) ? one.type : `${one.type} or ${other.type}`;
  const about = one.about.includes(other.about) ? one.about : `${one.about} ${other.about}`.trim();
  return { ...one, type: types, required: one.required && other.required, about };
}
