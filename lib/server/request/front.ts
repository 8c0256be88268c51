import type { IncomingMessage, ServerResponse } from "node:http";
import type { BlockList } from "node:net";
import { DrydockError } from "@/lib/domain/errors";
import { log, reasonOf } from "@/lib/server/log";
import { problemOf } from "@/lib/server/problem";
import { traced } from "@/lib/server/tracing/trace";
import { clientOf, FORWARDED } from "./client";
import { requestIdOf } from "./request-id";
import { inRequest, type RequestScope } from "./scope";
import { ALWAYS, DATA_POLICY, newNonce, pagePolicy, STRICT_TRANSPORT } from "./security-headers";

/** The largest body that any route takes; each has its own limit below. */
const MOST_BODY_BYTES = 2 * 1024 * 1024;
/** What the framework reads as coming from its own middleware; there is none, and nobody else may say so. */
const OURS = ["x-nonce", "content-security-policy", "content-security-policy-report-only"] as const;
const INTERNAL = /^x-(middleware|nextjs-rewrite)|^x-now-route-matches$|^x-matched-path$/;

export interface Served {
  method: string;
  /** Of a bounded set: the template of a route, or which kind of thing it was. */
  route: string;
  status: number;
  seconds: number;
}

export interface FrontOptions {
  trusted: BlockList;
  development: boolean;
  onServed(served: Served): void;
  /** A page of another site called the API. */
  onForeign(call: { method: string; kind: string }): void;
}

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;
export type Front = (request: IncomingMessage, response: ServerResponse, handle: Handle) => Promise<void>;

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
const PROBES = new Set(["/livez", "/readyz", "/metrics"]);

/** Of a bounded set. */
function methodOf({ method = "" }: IncomingMessage): string {
  return METHODS.has(method) ? method : "other";
}

function kindOf(path: string): string {
  if (PROBES.has(path)) return path;
  if (path.startsWith("/api/")) return "/api/*";
  return path.startsWith("/_next/") ? "/_next/*" : "pages";
}

function refuse(response: ServerResponse, error: unknown): void {
  const problem = problemOf(error);
  response
    .writeHead(problem.status, {
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      // What is left of the request is not read.
      connection: "close",
    })
    .end(JSON.stringify(problem));
}

/**
 * A browser tells where a request began (https://www.w3.org/TR/fetch-metadata/): only our own pages talk to the API, and
 * listen to its streams. Whoever follows a link to it comes from wherever. Scripts tell nothing.
 */
function isForeign({ headers }: IncomingMessage, kind: string): boolean {
  const site = headers["sec-fetch-site"];
  const follows = headers["sec-fetch-mode"] === "navigate";
  return kind === "/api/*" && !follows && (site === "cross-site" || site === "same-site");
}

/** The framework answers an address that can't be decoded as if the fault were its own. */
function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** Why a request is not carried on at all. */
function refusalOf(request: IncomingMessage, path: string, kind: string): DrydockError | undefined {
  if (!isDecodable(path)) {
    const why = "A % in it does not begin a character of UTF-8.";
    return new DrydockError({ code: "bad-input", what: "The request's address can't be read", why });
  }
  if (Number(request.headers["content-length"] ?? 0) > MOST_BODY_BYTES)
    return new DrydockError({ code: "too-large", limitKiB: MOST_BODY_BYTES / 1024 });
  if (!isForeign(request, kind)) return undefined;
  const why = "The request came from another site.";
  return new DrydockError({ code: "forbidden", verb: request.method ?? "", object: "the API", why });
}

/**
 * Who is answered before all of the request was read still sends the rest, and whatever comes next on the connection waits
 * behind it until it is cut off: from a proxy, that is somebody else's request.
 */
function endIfUnread(request: IncomingMessage, response: ServerResponse): void {
  const { "transfer-encoding": parts, "content-length": length = "0" } = request.headers;
  if (parts === undefined && Number(length) === 0) return;
  const { writeHead } = response;
  response.writeHead = (...head: [number]) => {
    if (!request.complete) response.shouldKeepAlive = false;
    return writeHead.apply(response, head);
  };
}

async function carry(request: IncomingMessage, response: ServerResponse, handle: Handle): Promise<void> {
  try {
    await handle(request, response);
  } catch (error) {
    log("error", "request failed", { reason: reasonOf(error) });
    if (response.headersSent) response.destroy();
    else refuse(response, error);
  }
}

/** The span of a request, below its caller's if that one told of it. */
function trace(
  { method = "", headers }: IncomingMessage,
  response: ServerResponse,
  scope: RequestScope,
  kind: string,
  work: () => Promise<void>,
): Promise<void> {
  const parent = headers.traceparent?.toString() ?? "";
  const attributes = { "http.request.method": method, "drydock.request_id": scope.id };
  return traced(method, { kind: "server", parent, attributes }, async (span) => {
    await work();
    const route = scope.route ?? kind;
    span.rename(`${method} ${route}`);
    span.set({ "http.route": route, "http.response.status_code": response.statusCode });
  });
}

/**
 * What happens to each request before the framework sees it, and to each answer: here and not in a middleware, so that
 * it holds for everything that is served and no request can go round it.
 */
export function createFront({ trusted, development, onServed, onForeign }: FrontOptions): Front {
  function enter(request: IncomingMessage): RequestScope {
    const { headers, socket } = request;
    const encrypted = "encrypted" in socket && socket.encrypted === true;
    const client = clientOf({ peer: socket.remoteAddress, encrypted, headers }, trusted);
    for (const name of [...FORWARDED, ...OURS]) delete headers[name];
    for (const name of Object.keys(headers)) if (INTERNAL.test(name)) delete headers[name];
    headers["x-forwarded-proto"] = client.secure ? "https" : "http";
    if (client.host !== undefined) headers.host = client.host;
    return { id: requestIdOf(headers["x-request-id"]), address: client.address, secure: client.secure };
  }

  function dress(
    request: IncomingMessage,
    response: ServerResponse,
    scope: RequestScope,
    kind: string,
  ): void {
    for (const [name, value] of Object.entries(ALWAYS)) response.setHeader(name, value);
    if (scope.secure) response.setHeader("strict-transport-security", STRICT_TRANSPORT);
    response.setHeader("x-request-id", scope.id);
    if (kind === "/_next/*") return;
    const nonce = newNonce();
    const policy = kind === "pages" ? pagePolicy(nonce, development) : DATA_POLICY;
    response.setHeader("content-security-policy", policy);
    response.setHeader("cache-control", "no-store");
    if (kind !== "pages") return;
    // The framework gives its scripts the nonce that it finds in here.
    request.headers["content-security-policy"] = policy;
    request.headers["x-nonce"] = nonce;
  }

  function account(
    request: IncomingMessage,
    response: ServerResponse,
    scope: RequestScope,
    kind: string,
  ): void {
    const startedAt = performance.now();
    response.once("close", () => {
      const method = methodOf(request);
      const served = {
        method,
        route: scope.route ?? kind,
        // Gone before it was answered, as nginx writes it.
        status: response.headersSent ? response.statusCode : 499,
        seconds: (performance.now() - startedAt) / 1000,
      };
      onServed(served);
      const level =
        served.status >= 500 ? "warn" : method === "GET" && served.status < 400 ? "debug" : "info";
      const ms = Math.round(served.seconds * 1000);
      // The end of a connection is told outside of the request.
      inRequest(scope, () =>
        log(level, "request", { ...served, seconds: undefined, ms, address: scope.address }),
      );
    });
  }

  return async (request, response, handle) => {
    const scope = enter(request);
    const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
    const kind = kindOf(path);
    endIfUnread(request, response);
    await inRequest(scope, async () => {
      account(request, response, scope, kind);
      dress(request, response, scope, kind);
      const refusal = refusalOf(request, path, kind);
      if (refusal?.failure.code === "forbidden") onForeign({ method: methodOf(request), kind });
      if (refusal) refuse(response, refusal);
      else await trace(request, response, scope, kind, () => carry(request, response, handle));
    });
  };
}
