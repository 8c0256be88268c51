import { z } from "zod";
import { DrydockError } from "@/lib/domain/errors";
import type { KeptAnswer } from "@/lib/operations/store-ports/idempotency";
import { startTrail } from "./audit/trail";
import { authenticate, refuseForeign } from "./auth";
import { authorize } from "./authorize";
import { getConsole } from "./console";
import type { Endpoint, OpenCall, OpenEndpoint, Params } from "./endpoint";
import { commandOf, recall } from "./idempotency";
import { limits } from "./limits/limits";
import { problemResponse } from "./problem";
import { readBody } from "./read-body";
import { nameRoute } from "./request/scope";
import { traced } from "./tracing/trace";

export type { Call, Description, Endpoint, OpenEndpoint } from "./endpoint";

interface Context {
  params: Promise<Record<string, string>>;
}

/** A handler of Next.js, which tells what it is: the test of who may call what goes through all of them. */
export interface Route<Served> {
  (request: Request, context: Context): Promise<Response>;
  endpoint: Served;
}

/**
 * The one way from HTTP to an operation. Each step may throw, which ends it with a problem: who asks, whether they may,
 * only then what is asked, and what is done. The audit log follows all of it.
 */
export function withRoute<Body>(endpoint: Endpoint<Body>): Route<Endpoint<Body>> {
  const serve = (request: Request, context: Context) => {
    const trail = startTrail(endpoint, getConsole().audit.recorder);
    return answered(trail.endedBy, async () => {
      nameRoute(endpoint.path);
      const params = await paramsOf(context);
      trail.at(params);
      const person = await authenticate(request);
      trail.by(person);
      limits().call("api", person.personId);
      await authorize(person, endpoint.verb, params.cluster);
      const call = { ...(await readCall(endpoint, request, params)), person };
      const repeatable = endpoint.method === "GET" || endpoint.answersSecret;
      const key = repeatable ? null : request.headers.get("idempotency-key");
      const work = () => traced(endpoint.verb, { kind: "internal" }, async () => endpoint.handle(call));
      const carryOut = async () => outcomeOf(endpoint, await trail.around(call, work));
      if (key === null) return responseOf(await carryOut());
      const command = commandOf(key, person.personId, request, call.body);
      return responseOf(await recall(getConsole().idempotency, command, keepable, carryOut));
    });
  };
  return Object.assign(serve, { endpoint });
}

/** The same for calls that need no session: nobody is asked for, but no other site may make them either. */
export function withOpenRoute<Body>(endpoint: OpenEndpoint<Body>): Route<OpenEndpoint<Body>> {
  const serve = (request: Request, context: Context) => {
    const trail = startTrail(endpoint, getConsole().audit.recorder);
    return answered(trail.endedBy, async () => {
      nameRoute(endpoint.path);
      refuseForeign(request);
      const call = await readCall(endpoint, request, await paramsOf(context));
      trail.asks(call);
      return responseOf(outcomeOf(endpoint, await endpoint.handle(call)));
    });
  };
  return Object.assign(serve, { endpoint });
}

async function answered(
  onFailure: (error: unknown) => Promise<void>,
  work: () => Promise<Response>,
): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    await onFailure(error);
    return problemResponse(error);
  }
}

/** Next.js passes no params to a route without any. */
async function paramsOf({ params }: Context): Promise<Params> {
  const named = { cluster: "", node: "", id: "", ...(await params) };
  for (const [part, value] of Object.entries(named)) if (value.includes("\0")) throw holdsNul(part);
  return named;
}

async function readCall<Body>(
  { request: schema, query }: Pick<Endpoint<Body>, "request" | "query">,
  request: Request,
  params: Params,
): Promise<OpenCall<Body>> {
  const body = await readBody(schema, request);
  return { params, query: queryOf(request, query), body, request };
}

/**
 * PostgreSQL takes no NUL, and nothing that is asked for has one in its name. What is there twice is read as the first by
 * one and as the last by another: the audit log must not tell one kubeconfig while the other one is handed out.
 */
function queryOf({ url }: Request, asked: Endpoint["query"]): URLSearchParams {
  const query = new URL(url).searchParams;
  for (const [field, value] of query) {
    if (value.includes("\0")) throw holdsNul(field);
    const many = asked?.shape[field] instanceof z.ZodArray;
    if (!many && query.getAll(field).length > 1)
      throw unreadable(field, `"${field}" is there more than once.`);
  }
  return query;
}

function holdsNul(field: string): DrydockError {
  return unreadable(field, `"${field}" holds a NUL character, which no name and no text has.`);
}

function unreadable(field: string, why: string): DrydockError {
  return new DrydockError({ code: "bad-input", what: "The request's address can't be read", why, field });
}

type Outcome = Response | KeptAnswer;

/** A response that a handler made itself is told once: nobody knows what it holds. */
function keepable(outcome: Outcome): KeptAnswer | undefined {
  return outcome instanceof Response ? undefined : outcome;
}

/** An answer as it can be kept and given again; a response that a handler made itself goes through as it is. */
function outcomeOf({ status = 200 }: { status?: number }, result: unknown): Outcome {
  if (result instanceof Response) return result;
  return { status, text: result === undefined ? null : JSON.stringify(result) };
}

function responseOf(outcome: Outcome): Response {
  if (outcome instanceof Response) return outcome;
  const headers = new Headers({ "cache-control": "no-store" });
  if (outcome.text !== null) headers.set("content-type", "application/json");
  return new Response(outcome.text, { status: outcome.status, headers });
}
