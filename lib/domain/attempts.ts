/** A budget that holds pods is asked at most this often, however often its status changes. In milliseconds. */
export const ASK_HELD_EVERY_MS = 10_000;

/**
 * What came of the last try to evict a pod. Kept in memory only: it paces the next try and quotes the API server;
 * nothing is decided from it that a restart could lose.
 */
export interface Attempt {
  /** Milliseconds since the epoch. */
  at: number;
  times: number;
  verb: "evict" | "delete";
  outcome:
    | "accepted"
    | "budget"
    | "throttled"
    | "several-budgets"
    | "namespace-terminating"
    | "denied"
    | "postponed"
    | "forbidden"
    | "webhook-failed"
    | "error";
  message?: string;
  /** The webhook or policy that refused or failed. */
  by?: string;
  /** Not before this time (ms since the epoch), unless the budget has changed. */
  retryAt: number;
  /** resourceVersions of the pod's budgets when it was refused. */
  budgetVersion?: string;
}

export type Attempts = ReadonlyMap<string, Attempt>;
