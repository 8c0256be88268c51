import type { z } from "zod";
import { errorOf, offlineError, unreadableError } from "./api-error";

export interface Call<T> {
  /** Below /api/v1, starting with a slash. */
  path: string;
  schema: z.ZodType<T>;
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  body?: unknown;
  /** The same key for a repeated call lets the server recognise it. */
  idempotencyKey?: string;
  signal?: AbortSignal;
}

/** Commands and reads give up after this many milliseconds; the server's own deadlines are shorter. */
const GIVE_UP_MS = 30_000;

/**
 * One call of the API. Returns the parsed body; an answer without one (204) is parsed as undefined.
 * @throws ApiError, and the AbortError of `signal` when the caller has stopped it
 */
export async function call<T>({
  path,
  schema,
  method = "GET",
  body,
  idempotencyKey,
  signal,
}: Call<T>): Promise<T> {
  const response = await send(`/api/v1${path}`, {
    method,
    credentials: "same-origin",
    headers: {
      accept: "application/json",
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...(idempotencyKey === undefined ? {} : { "idempotency-key": idempotencyKey }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
    signal,
  });
  if (!response.ok) throw await errorOf(response);
  try {
    return schema.parse(response.status === 204 ? undefined : await response.json());
  } catch (cause) {
    throw unreadableError(response.status, cause);
  }
}

async function send(url: string, init: RequestInit & { signal?: AbortSignal }): Promise<Response> {
  const limit = AbortSignal.timeout(GIVE_UP_MS);
  try {
    return await fetch(url, {
      ...init,
      signal: init.signal ? AbortSignal.any([init.signal, limit]) : limit,
    });
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw offlineError(cause);
  }
}
