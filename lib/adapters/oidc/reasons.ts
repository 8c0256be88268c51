import { withoutSecrets } from "@/lib/domain/without-secrets";

/** What may say why: an error of the library, of the provider, or what the library compared. */
interface Reason {
  message?: unknown;
  error?: unknown;
  error_description?: unknown;
  claim?: unknown;
  cause?: unknown;
}

/** A provider may write as much as it likes. */
const LONGEST = 500;

function reasonsIn(reason: unknown): string[] {
  if (typeof reason !== "object" || reason === null) return [];
  const { message, error, error_description, claim, cause } = reason as Reason;
  const own = [message, error, error_description, claim].filter((text) => typeof text === "string");
  return [...own, ...reasonsIn(cause)];
}

/**
 * The library says in general what failed; why stands in what it was caused by, which no log shows by itself.
 * A provider may say back what it was sent: `secrets` are left out.
 */
export function withReasons(cause: unknown, secrets: readonly string[] = []): Error {
  const told = [...new Set(reasonsIn(cause))].join(": ") || String(cause);
  return new Error(withoutSecrets(told, secrets).slice(0, LONGEST), { cause });
}

/** As openid-client names them: no such key, no such place, another thing in its place, no answer. */
const OUTDATED = new Set([
  "OAUTH_KEY_SELECTION_FAILED",
  "OAUTH_RESPONSE_IS_NOT_CONFORM",
  "OAUTH_RESPONSE_IS_NOT_JSON",
  "OAUTH_TIMEOUT",
]);

/**
 * Whether a failure may come from what is known of the provider being no longer so. A connection that fails has a cause
 * and no code of its own.
 */
export function isOutdated(error: unknown): boolean {
  if (!(error instanceof Error) || error.name !== "ClientError") return false;
  const { code, cause } = error as Error & { code?: string };
  return code === undefined ? cause instanceof TypeError : OUTDATED.has(code);
}
