import type { JsonSchema } from "./document";

/** The type of a member in a few words: "integer, 1 to 86400", "list of string". */
export function typeWords(schema: JsonSchema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" or ");
  const variants = schema.anyOf ?? schema.oneOf;
  if (variants) return [...new Set(variants.map(typeWords))].join(" or ");
  if (schema.type === "array") return `list of ${schema.items ? typeWords(schema.items) : "anything"}`;
  if (schema.type === "object") return objectWords(schema);
  if (schema.type === "string") return schema.format === "date-time" ? "date and time" : stringWords(schema);
  return `${schema.type ?? "anything"}${rangeWords(schema)}`;
}

function objectWords({ properties, additionalProperties }: JsonSchema): string {
  if (properties === undefined && typeof additionalProperties === "object")
    return `object of ${typeWords(additionalProperties)} by name`;
  return "object";
}

function stringWords({ format, maxLength }: JsonSchema): string {
  const most = maxLength === undefined ? "" : `, ${maxLength} characters at most`;
  return `${format === undefined ? "string" : `string (${format})`}${most}`;
}

/** The least and the most, where they are more than what a number can hold anyway. */
function rangeWords({ minimum, maximum }: JsonSchema): string {
  const least = minimum === undefined || minimum <= Number.MIN_SAFE_INTEGER ? undefined : minimum;
  const most = maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER ? undefined : maximum;
  if (least !== undefined && most !== undefined) return `, ${least} to ${most}`;
  if (least !== undefined) return `, ${least} or more`;
  return most === undefined ? "" : `, ${most} at most`;
}
