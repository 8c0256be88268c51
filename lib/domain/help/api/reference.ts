import type { Answer, JsonSchema, OpenApiDocument, Operation } from "./document";
import { curlOf } from "./example";
import { API_GROUPS, type ApiGroupName } from "./groups";
import { rowsOf, type SchemaRow } from "./schema-rows";
import { typeWords } from "./schema-words";

/** What is sent or answered: its members, or what it is where it has none. */
export interface ApiBody {
  /** "object", "list of object", "a stream of events". */
  what: string;
  rows: SchemaRow[];
}

export interface ApiCall {
  /** Its anchor. */
  id: string;
  method: string;
  path: string;
  summary: string;
  who: string;
  parameters: SchemaRow[];
  request?: ApiBody;
  status: string;
  response?: ApiBody;
  errors: { status: string; about: string }[];
  curl: string;
}

export interface ApiGroup extends ApiGroupName {
  calls: ApiCall[];
}

/** The document as people read it: by group, each call with its members in rows. */
export function referenceOf(document: OpenApiDocument): ApiGroup[] {
  const calls = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      group: operation.tags[0],
      call: callOf(method.toUpperCase(), path, operation, document),
    })),
  );
  return API_GROUPS.map((group) => ({
    ...group,
    calls: calls.filter((one) => one.group === group.title).map(({ call }) => call),
  }));
}

function callOf(method: string, path: string, operation: Operation, document: OpenApiDocument): ApiCall {
  const answers = Object.entries(operation.responses);
  const [status = "200", answer] = answers.find(([code]) => code.startsWith("2")) ?? [];
  const sent = operation.requestBody?.content["application/json"]?.schema;
  return {
    id: operation.operationId,
    method,
    path,
    summary: operation.summary,
    who: operation.description,
    parameters: operation.parameters.map(({ name, in: place, required, schema }) => ({
      name,
      type: typeWords(schema),
      required,
      about: [place === "path" ? "In the address." : "", schema.description ?? ""].filter(Boolean).join(" "),
    })),
    request: sent && bodyOf(sent),
    status,
    response: answer && contentOf(resolved(answer, document)),
    errors: answers
      .filter(([code]) => /^[45]/.test(code))
      .map(([code, error]) => ({ status: code, about: resolved(error, document).description })),
    curl: curlOf(method, path, operation),
  };
}

function resolved(answer: Answer | { $ref: string }, { components }: OpenApiDocument): Answer {
  if (!("$ref" in answer)) return answer;
  const name = answer.$ref.slice(answer.$ref.lastIndexOf("/") + 1);
  return components.responses[name] ?? { description: name };
}

function contentOf({ content }: Answer): ApiBody | undefined {
  const events = content?.["text/event-stream"]?.schema;
  if (events) return { ...bodyOf(events), what: "a stream of events, each with" };
  const body = content?.["application/json"]?.schema;
  return body && bodyOf(body);
}

function bodyOf(schema: JsonSchema): ApiBody {
  return { what: typeWords(schema), rows: rowsOf(schema) };
}
