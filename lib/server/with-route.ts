import type { z } from "zod";
import { DrydockError } from "@/lib/domain/errors";
import { authenticate } from "./auth";
import { recall } from "./idempotency";
import { problemResponse } from "./problem";
import { nameRoute } from "./request/scope";
import type { TokenRecord } from "./tokens";

const BODY_LIMIT_BYTES = 256 * 1024;

export interface Call<Body> {
  person: TokenRecord;
  params: { cluster: string; node: string };
  query: URLSearchParams;
  body: Body;
  request: Request;
}

/** One call of the API, as the OpenAPI document tells it: what it takes and what it answers. */
export interface Description<Body = undefined> {
  method: "GET" | "POST" | "PATCH" | "DELETE";
  path: string;
  summary: string;
  request?: z.ZodType<Body>;
  /** What the address may ask beside; each member is a parameter of the query. */
  query?: z.ZodObject;
  response?: z.ZodType;
  /** What each event of a stream holds, where the answer is one. */
  events?: z.ZodType;
  status?: number;
  /** For everybody: it needs no session. */
  open?: true;
}

/** A call with the operation behind it. */
export interface Endpoint<Body = undefined> extends Description<Body> {
  handle(call: Call<Body>): Promise<unknown> | unknown;
}

async function readBody<Body>(endpoint: Endpoint<Body>, request: Request): Promise<Body> {
  if (!endpoint.request) return undefined as Body;
  const type = request.headers.get("content-type") ?? "";
  if (!type.startsWith("application/json")) throw badBody("Its content type must be application/json.");
  const text = await request.text();
  if (text.length > BODY_LIMIT_BYTES) throw badBody(`It is larger than ${BODY_LIMIT_BYTES / 1024} KiB.`);
  let value: unknown;
  try {
    value = JSON.parse(text === "" ? "{}" : text);
  } catch {
    throw badBody("It is not valid JSON.");
  }
  return endpoint.request.parse(value);
}

function badBody(why: string): DrydockError {
  return new DrydockError({ code: "bad-input", what: "The request's body can't be read", why });
}

interface Answer {
  status: number;
  text: string;
}

/** The one way from HTTP to an operation: who asks, what is asked, the answer or the problem. */
export function withRoute<Body>(endpoint: Endpoint<Body>) {
  return async (
    request: Request,
    context: { params: Promise<Record<string, string>> },
  ): Promise<Response> => {
    nameRoute(endpoint.path);
    try {
      const person = authenticate(request);
      // Next.js passes no params to a route without any.
      const { cluster = "", node = "" } = (await context.params) ?? {};
      const body = await readBody(endpoint, request);
      const query = new URL(request.url).searchParams;
      const call = { person, params: { cluster, node }, query, body, request };
      if (endpoint.method === "GET") {
        const result = await endpoint.handle(call);
        return result instanceof Response ? result : answer(endpoint, result);
      }
      const once = () =>
        Promise.resolve(endpoint.handle(call)).then((result) => ({
          status: endpoint.status ?? 200,
          text: JSON.stringify(result),
        }));
      const key = request.headers.get("idempotency-key");
      const { status, text } = await (key
        ? recall<Answer>(`${person.name} ${request.method} ${new URL(request.url).pathname} ${key}`, once)
        : once());
      return new Response(text, {
        status,
        headers: { "content-type": "application/json", "cache-control": "no-store" },
      });
    } catch (error) {
      return problemResponse(error);
    }
  };
}

function answer(endpoint: { status?: number }, result: unknown): Response {
  return Response.json(result, { status: endpoint.status ?? 200, headers: { "cache-control": "no-store" } });
}
