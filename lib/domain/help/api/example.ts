import type { JsonSchema, Operation } from "./document";

/** The least body that the schema takes: members that are required, the first of their choices. */
export function exampleOf(schema: JsonSchema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.default !== undefined) return schema.default;
  if (schema.enum) return schema.enum[0];
  const [variant] = schema.oneOf ?? schema.anyOf ?? [];
  if (variant) return exampleOf(variant);
  switch (schema.type) {
    case "object":
      return Object.fromEntries(
        (schema.required ?? []).map((name) => [name, exampleOf(schema.properties?.[name] ?? {})]),
      );
    case "array":
      return schema.items && (schema.minItems ?? 0) > 0 ? [exampleOf(schema.items)] : [];
    case "integer":
    case "number":
      return Math.max(schema.minimum ?? 1, 1);
    case "boolean":
      return true;
    default:
      return schema.format === "date-time" ? "2026-01-31T12:00:00Z" : "…";
  }
}

/** The call on a command line; names in capitals are to be replaced. */
export function curlOf(method: string, path: string, operation: Operation): string {
  const body = operation.requestBody?.content["application/json"]?.schema;
  const parts = [
    operation.security?.length === 0 ? "" : '-H "Authorization: Bearer $TOKEN"',
    method === "GET" || (method === "POST" && body) ? "" : `-X ${method}`,
    body
      ? `-H 'content-type: application/json' -d '${JSON.stringify(exampleOf(body)).replaceAll("'", "'\\''")}'`
      : "",
    `"$DRYDOCK${path.replace(/\{(\w+)\}/g, (_, name: string) => name.toUpperCase())}"`,
  ];
  return `curl ${parts.filter(Boolean).join(" \\\n  ")}`;
}
