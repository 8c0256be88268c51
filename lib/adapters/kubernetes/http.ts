import { type Dispatcher, request as send } from "undici";
import type { Connection, Lane } from "./connection";
import {
  type ApiAnswer,
  ApiError,
  CredentialsError,
  DeadlineError,
  NotSentError,
  throttledForMs,
} from "./errors";
import type { WriteLimit } from "./write-limit";

const READ_MS = 10_000;
/** An eviction that fights over a budget's status may take the API server 10 to 15 s. */
const WRITE_MS = 30_000;
/** A page of 500 large objects stays far below this; what exceeds it would block the process while it is parsed. */
const MAX_BODY_BYTES = 128 * 1024 * 1024;

interface ApiRequest {
  method?: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  /** From paths.ts, which checks the names in it. */
  path: string;
  query?: Record<string, string>;
  body?: unknown;
  contentType?: string;
  /** Another form of the answer than the whole objects, such as their metadata. */
  accept?: string;
  /** Beside those of the connection; a list is sent as one header each. */
  headers?: Readonly<Record<string, string | string[]>>;
  /** Milliseconds for the whole call, waiting for a connection included. */
  deadlineMs?: number;
  signal?: AbortSignal;
  lane?: Lane;
  /** Asked right before the request is written, however long it waited for a connection. false: NotSentError. */
  stillWanted?: () => boolean;
  /** Not a write that others should wait for: it changes nothing, or must not be late. */
  unlimited?: boolean;
}

/** Calls to one API server. Nothing is retried and no redirect is followed. */
export interface KubeHttp {
  /** Any answer. Throws when there is none: DeadlineError, CredentialsError, or the socket's error. */
  ask(request: ApiRequest): Promise<ApiAnswer>;
  /** The JSON of a successful answer; throws ApiError for any other. */
  fetchJson<T>(request: ApiRequest): Promise<T>;
  /** A stream that lasts until the server or the signal ends it; throws ApiError if it does not begin. */
  openStream(request: ApiRequest & { signal: AbortSignal }): Promise<AsyncIterable<Uint8Array>>;
}

interface Deadline {
  signal: AbortSignal;
  /** Stops the clock; the caller's signal still counts. */
  met(): void;
  release(): void;
}

/** AbortSignal.any would leave a listener on long-lived signals with each call. */
function startDeadline(ms: number, outer?: AbortSignal): Deadline {
  const controller = new AbortController();
  const onAbort = () => controller.abort(outer?.reason);
  if (outer?.aborted) onAbort();
  outer?.addEventListener("abort", onAbort, { once: true });
  const timer = setTimeout(() => controller.abort(new DeadlineError(ms)), ms);
  return {
    signal: controller.signal,
    met: () => clearTimeout(timer),
    release() {
      clearTimeout(timer);
      outer?.removeEventListener("abort", onAbort);
    },
  };
}

/**
 * Waits, but not longer than the signal allows: an exec plugin may hang, and undici heeds a signal only once a
 * connection is there. A request whose signal was aborted before that is never sent.
 */
function within<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const give = () => reject(signal.reason);
    signal.addEventListener("abort", give, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", give));
    if (signal.aborted) give();
  });
}

/** A handler that is asked at the last moment at which nothing has been written. */
function asking(handler: Dispatcher.DispatchHandler, stillWanted: () => boolean): Dispatcher.DispatchHandler {
  return {
    onRequestStart(controller, context) {
      handler.onRequestStart?.(controller, context);
      if (!stillWanted()) controller.abort(new NotSentError());
    },
    onRequestUpgrade: (...told) => handler.onRequestUpgrade?.(...told),
    onResponseStart: (...told) => handler.onResponseStart?.(...told),
    onResponseData: (...told) => handler.onResponseData?.(...told),
    onResponseEnd: (...told) => handler.onResponseEnd?.(...told),
    onResponseError: (...told) => handler.onResponseError?.(...told),
  };
}

/** Requests wait in the dispatcher for a connection; this asks when their turn has come. */
function guarded(dispatcher: Dispatcher, stillWanted: (() => boolean) | undefined): Dispatcher {
  if (!stillWanted) return dispatcher;
  return dispatcher.compose(
    (dispatch) => (options, handler) => dispatch(options, asking(handler, stillWanted)),
  );
}

/** What a text is with the credential taken out that its sender was shown. */
type Hide = (text: string) => string;

/**
 * A proxy or an API server that is set up for debugging may answer a refusal with the request that it refused. People
 * read these texts who must not have the console's credential.
 */
function hiding(headers: Record<string, string>): Hide {
  const shown = Object.entries(headers)
    .filter(([name]) => name.toLowerCase() === "authorization")
    .flatMap(([, value]) => [value, value.replace(/^\S+\s+/, "")])
    // What is shorter would stand in any text.
    .filter((secret) => secret.length >= 8);
  return (text) => shown.reduce((kept, secret) => kept.replaceAll(secret, "[redacted]"), text);
}

/** JSON of a success as it came, since its objects are many and no credential of ours is in them. */
async function readBody({ body, statusCode }: Dispatcher.ResponseData, hide: Hide): Promise<unknown> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of body) {
    bytes += part.length;
    if (bytes > MAX_BODY_BYTES)
      throw new RangeError(`the answer exceeds ${MAX_BODY_BYTES / 1024 / 1024} MiB`);
    parts.push(part);
  }
  const text = Buffer.concat(parts).toString("utf8");
  try {
    return JSON.parse(statusCode < 300 ? text : hide(text));
  } catch {
    return hide(text);
  }
}

/**
 * `caller` is told to the API server, which writes it into its audit log. Whatever changes something counts against
 * the limit; whoever sends many of them looks at it before.
 */
export function createHttp(connection: Connection, caller?: string, limit?: WriteLimit): KubeHttp {
  const userAgent = caller ? `drydock (${caller})` : "drydock";

  async function begin(
    request: ApiRequest,
    signal: AbortSignal,
  ): Promise<{ response: Dispatcher.ResponseData; hide: Hide }> {
    const { headers, lanes } = await within(connection.access(), signal);
    if (
      request.headers &&
      Object.keys(headers).some((name) => name.toLowerCase() in (request.headers ?? {}))
    ) {
      throw new CredentialsError(
        "the kubeconfig acts as somebody already, and can't act as somebody else too",
      );
    }
    const { origin, pathname } = connection.server;
    const query = request.query ? `?${new URLSearchParams(request.query)}` : "";
    const sent = send(`${origin}${pathname.replace(/\/$/, "")}${request.path}${query}`, {
      dispatcher: guarded(lanes[request.lane ?? "requests"], request.stillWanted),
      method: request.method ?? "GET",
      signal,
      headers: {
        ...request.headers,
        ...headers,
        accept: request.accept ?? "application/json",
        "user-agent": userAgent,
        ...(request.body === undefined ? {} : { "content-type": request.contentType ?? "application/json" }),
      },
      body: request.body === undefined ? undefined : JSON.stringify(request.body),
    });
    const response = await within(sent, signal);
    if (response.statusCode === 401) connection.refused();
    return { response, hide: hiding(headers) };
  }

  async function answerOf({ response, hide }: Awaited<ReturnType<typeof begin>>): Promise<ApiAnswer> {
    const body = await readBody(response, hide);
    return { status: response.statusCode, headers: response.headers, body };
  }

  async function ask(request: ApiRequest): Promise<ApiAnswer> {
    const reads = (request.method ?? "GET") === "GET";
    const deadline = startDeadline(request.deadlineMs ?? (reads ? READ_MS : WRITE_MS), request.signal);
    if (!reads && !request.unlimited) limit?.spend();
    try {
      const answer = await answerOf(await begin(request, deadline.signal));
      const pauseMs = throttledForMs(answer);
      if (pauseMs !== undefined) limit?.pause(pauseMs);
      return answer;
    } catch (error) {
      throw deadline.signal.aborted ? deadline.signal.reason : error;
    } finally {
      deadline.release();
    }
  }

  return {
    ask,
    async fetchJson<T>(request: ApiRequest) {
      const answer = await ask(request);
      // Whatever is not JSON under a success comes from something else than an API server.
      if (answer.status < 200 || answer.status > 299 || typeof answer.body === "string")
        throw new ApiError(answer);
      return answer.body as T;
    },
    async openStream(request) {
      const deadline = startDeadline(request.deadlineMs ?? READ_MS, request.signal);
      try {
        const begun = await begin(request, deadline.signal);
        if (begun.response.statusCode !== 200) throw new ApiError(await answerOf(begun));
        deadline.met();
        return streamOf(begun.response.body, deadline);
      } catch (error) {
        deadline.release();
        throw deadline.signal.aborted ? deadline.signal.reason : error;
      }
    },
  };
}

async function* streamOf(body: AsyncIterable<Uint8Array>, deadline: Deadline): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } finally {
    deadline.release();
  }
}
