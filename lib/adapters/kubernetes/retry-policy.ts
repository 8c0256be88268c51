import { createBackoff } from "./backoff";
import { type ApiAnswer, ApiError, retryAfterMs, statusOf } from "./errors";
import type { Timing } from "./timing";
import { GarbledWatch } from "./watch-events";

/** How long a forbidden optional collection is left alone. */
const DENIED_MS = 60_000;
/** An API server that starts says 403 until it has read its roles; only a lasting 403 counts. */
const DENIALS = 3;
/** Same answer that many times in a row: the position in the history may be at fault, so list anew. */
const STUBBORN = 3;
const LONGEST_RETRY_AFTER_MS = 60_000;
/** Retry-After is obeyed as it stands that many times in a row, as in client-go; then the waits grow. */
const OBEYED = 10;

/** What a reflector has to do after a failure. */
export interface Consequence {
  waitMs: number;
  /** The position in the history is of no use any more. */
  relist?: boolean;
  /** Who answers next may be another server, with another history. */
  doubtful?: boolean;
  /** The collection may not be read, or is not there: a lasting state. */
  denied?: boolean;
}

export interface RetryPolicy {
  /** A watch was accepted. */
  opened(): void;
  /** It brought news of its own, not what a streaming list begins with. */
  received(): void;
  /** The API server is back: what is tried next, if it fails, is tried again soon. */
  reset(): void;
  failed(error: unknown): Consequence;
}

/** Too old, too new, or followed by an object that can't be read: a watch from that position will never work. */
function isLost({ status, body }: ApiAnswer): boolean {
  const { reason, details } = statusOf(body) ?? {};
  const tooNew = details?.causes?.some((cause) => cause.reason === "ResourceVersionTooLarge") ?? false;
  return status === 410 || tooNew || reason === "StoreReadError";
}

/** The rules by which a reflector waits and tries again, those of client-go's (tools/cache/reflector.go) where it has any. */
export function createRetryPolicy(timing: Timing, optional: boolean): RetryPolicy {
  const backoff = createBackoff(timing);
  let expiries = 0;
  let denials = 0;
  let answersInARow = 0;
  let obeyed = 0;

  function waitFor(answer: ApiAnswer): number {
    const asked = Math.min(retryAfterMs(answer) ?? 0, LONGEST_RETRY_AFTER_MS);
    // An API server that starts says "in a second" for a while; doubling would make its last second a minute.
    if (asked > 0 && obeyed++ < OBEYED) return asked * (1 + timing.random() / 5);
    return Math.max(backoff.next(), asked);
  }

  return {
    opened() {
      obeyed = 0;
      denials = 0;
    },
    received() {
      answersInARow = 0;
      expiries = 0;
    },
    reset: backoff.reset,
    failed(error) {
      if (!(error instanceof ApiError)) {
        // Not an answer but silence, a cut or a refused connection.
        return { waitMs: backoff.next(), relist: error instanceof GarbledWatch, doubtful: true };
      }
      const { status } = error.answer;
      if (isLost(error.answer)) {
        expiries += 1;
        // The first is routine after a restart of the API server and costs a list, no wait.
        return { waitMs: expiries === 1 ? 0 : waitFor(error.answer), relist: true };
      }
      if (optional && (status === 403 || status === 404)) {
        denials += 1;
        if (denials >= DENIALS) return { waitMs: DENIED_MS, relist: true, denied: true };
      } else if (status !== 429) {
        answersInARow += 1;
        return { waitMs: waitFor(error.answer), relist: answersInARow % STUBBORN === 0 };
      }
      return { waitMs: waitFor(error.answer) };
    },
  };
}
