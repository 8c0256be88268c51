import { AsyncLocalStorage } from "node:async_hooks";

/** What is known of a request wherever it is worked on, without handing it through every call. */
export interface RequestScope {
  /** Names the request in logs, problem documents, traces and the audit log. */
  readonly id: string;
  /** The client's address as the socket or a trusted proxy tells it; no header of the client's reaches it. */
  readonly address: string;
  /** Whether the client speaks TLS, to us or to a trusted proxy. */
  readonly secure: boolean;
  /** The template of the route that answers, "/api/v1/clusters/{cluster}", once that is known. */
  route?: string;
}

// Instrumentation and route handlers are separate module graphs in Next.js; only globalThis is shared.
const KEY = Symbol.for("drydock.request");
const shared = globalThis as { [KEY]?: AsyncLocalStorage<RequestScope> };

function storage(): AsyncLocalStorage<RequestScope> {
  shared[KEY] ??= new AsyncLocalStorage();
  return shared[KEY];
}

/** The request that is being worked on; undefined for what the console does by itself. */
export function currentRequest(): RequestScope | undefined {
  return storage().getStore();
}

/** Says which route answers: metrics and spans go by its template, since addresses are without number. */
export function nameRoute(template: string): void {
  const scope = currentRequest();
  if (scope) scope.route = template;
}

/** Everything that `work` starts belongs to this request. */
export function inRequest<T>(scope: RequestScope, work: () => T): T {
  return storage().run(scope, work);
}
