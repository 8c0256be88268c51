/** Codes of PostgreSQL and of Node.js after which the database counts as away: it, or the way to it, is gone. */
const AWAY = new Set([
  "57P01", // admin_shutdown
  "57P02", // crash_shutdown
  "57P03", // cannot_connect_now
  "53300", // too_many_connections
  "28000", // invalid_authorization_specification
  "28P01", // invalid_password
  "3D000", // invalid_catalog_name
  "25006", // read_only_sql_transaction: a standby answered
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOENT", // no socket
  "ENOTFOUND",
  "EAI_AGAIN",
  "EPIPE",
  "ETIMEDOUT",
]);
const FULL = new Set(["53100", "ENOSPC"]);

/** What the driver says without a code. */
const AWAY_WORDS = /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout)/;

/** What a failed query tells about the database; undefined: it works, only this query does not. */
export function verdictOf(error: unknown): { state: "away" | "full"; why: string } | undefined {
  if (!(error instanceof Error)) return undefined;
  // drizzle hands on the driver's error as the cause, and its own message holds the statement.
  if (error.cause instanceof Error && error.name !== "DatabaseError") {
    const verdict = verdictOf(error.cause);
    if (verdict) return verdict;
  }
  const code = "code" in error ? String(error.code) : "";
  const why = firstLine(error.message) || code;
  if (FULL.has(code) || (code === "58030" && /No space left/.test(error.message)))
    return { state: "full", why: "its disk is full" };
  if (AWAY.has(code) || code.startsWith("08") || AWAY_WORDS.test(error.message))
    return { state: "away", why };
  return undefined;
}

/** What went wrong in the database's words; drizzle's own would hold the whole statement. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? reasonOf(error.cause) : firstLine(error.message);
}

function firstLine(text: string): string {
  return text.split("\n", 1)[0]?.trim() ?? "";
}
