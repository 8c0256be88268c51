import { z } from "zod";
import { Problem } from "@/lib/contracts/problem";
import type { Answer, JsonSchema, Operation } from "@/lib/domain/help/api/document";
import type { Endpoint, OpenEndpoint } from "./with-route";

export type Described = Endpoint<unknown> | OpenEndpoint<unknown>;

/** Also the anchor of the call in the reference: "post-clusters-cluster-nodes-node-cordon". */
export function operationIdOf({ method, path }: Described): string {
  const words = path.replace("/api/v1/", "").replace(/[{}]/g, "").split("/");
  return [method.toLowerCase(), ...words].join("-");
}

const problem = (description: string): Answer => ({
  description,
  content: {
    "application/problem+json": { schema: z.toJSONSchema(Problem, { io: "input" }) as JsonSchema },
  },
});

/** Every failure is a problem document (RFC 9457). */
export const FAILURES: Record<string, Answer> = {
  BadInput: problem("What was sent is not valid; detail and field say what."),
  Unauthenticated: problem("No valid session or token."),
  Forbidden: problem("The role does not allow it; detail says which one does."),
  NotFound: problem("There is no such object."),
  Refused: problem("Not now: a rule speaks against it, or somebody changed the object at the same moment."),
  TooLarge: problem("The body is too large."),
  TooMany: problem("Too many calls; Retry-After says when to try again."),
  Unexpected: problem("Something unexpected; the log tells of it under reference."),
  Unavailable: problem("The API server or the database does not answer. Nothing was changed."),
};

const named = (name: keyof typeof FAILURES) => ({ $ref: `#/components/responses/${name}` });

/** The failures that a call may answer, beside those that nobody thought of. */
export function failuresOf(endpoint: Described): Operation["responses"] {
  const { method, path, request, query } = endpoint;
  const closed = !("open" in endpoint);
  return {
    ...(request || query ? { 400: named("BadInput") } : {}),
    ...(closed ? { 401: named("Unauthenticated") } : {}),
    ...(closed && endpoint.verb !== "self" ? { 403: named("Forbidden") } : {}),
    ...(path.includes("{") ? { 404: named("NotFound") } : {}),
    ...(method === "GET" ? {} : { 409: named("Refused") }),
    ...(request ? { 413: named("TooLarge") } : {}),
    429: named("TooMany"),
    500: named("Unexpected"),
    503: named("Unavailable"),
    default: named("Unexpected"),
  };
}
