import { ASK_HELD_EVERY_MS, type Attempt } from "@/lib/domain/attempts";
import type { EvictionOutcome } from "@/lib/operations/ports";

const BACKOFF_FROM_MS = 500;
const BACKOFF_TO_MS = 30_000;
/** An accepted eviction shows on the watch within milliseconds; after this long it is worth asking again. */
const ACCEPTED_MS = 15_000;

/** What to remember of an eviction's answer, and when the next try is due. Times in milliseconds since the epoch. */
export function nextAttempt(
  before: Attempt | undefined,
  outcome: Exclude<EvictionOutcome, { kind: "withheld" }>,
  now: number,
  budgetVersion: string,
  verb: Attempt["verb"] = "evict",
): Attempt {
  const times = (before?.times ?? 0) + 1;
  const backoff = Math.min(BACKOFF_TO_MS, BACKOFF_FROM_MS * 2 ** Math.min(times, 10));
  const base = { at: now, times, verb, budgetVersion };
  switch (outcome.kind) {
    case "accepted":
    case "gone":
      return { ...base, outcome: "accepted", retryAt: now + ACCEPTED_MS };
    case "budget":
      return {
        ...base,
        outcome: "budget",
        message: outcome.message,
        retryAt: now + (outcome.retryAfterMs ?? ASK_HELD_EVERY_MS),
      };
    case "throttled":
      return { ...base, outcome: "throttled", retryAt: now + outcome.retryAfterMs };
    case "several-budgets":
      return { ...base, outcome: "several-budgets", message: outcome.message, retryAt: now + BACKOFF_TO_MS };
    case "namespace-terminating":
      return { ...base, outcome: "namespace-terminating", message: outcome.message, retryAt: now + backoff };
    case "denied":
    case "forbidden":
    case "postponed": {
      const { kind, message } = outcome;
      const asked = ("retryAfterMs" in outcome && outcome.retryAfterMs) || ASK_HELD_EVERY_MS;
      const by = "by" in outcome ? outcome.by : undefined;
      const wait = kind === "postponed" ? asked : Math.max(backoff, asked);
      return { ...base, outcome: kind, message, by, retryAt: now + wait };
    }
    case "webhook-failed":
      return {
        ...base,
        outcome: "webhook-failed",
        message: outcome.message,
        by: outcome.by,
        retryAt: now + backoff,
      };
    case "error":
      return {
        ...base,
        outcome: "error",
        message: outcome.message,
        retryAt: now + Math.max(backoff, outcome.retryAfterMs ?? 0),
      };
  }
}
