/** What a failed query tells about the database. */
export interface Verdict {
  state: "away" | "full";
  /** In words that go into a sentence, without a full stop. */
  why: string;
}

const FULL = "its disk is full";
const READ_ONLY =
  "it takes no writes: it is a standby, or was set to read-only. DATABASE_URL must name the primary";

/**
 * Codes of PostgreSQL and of Node.js after which the database counts as away: it, or the way to it, is gone. Where the
 * code says more than the message does, in our words; else in those that came.
 * Source: PostgreSQL 18, appendix A.
 */
const AWAY: Record<string, string | undefined> = {
  "57P01": "it is being shut down", // admin_shutdown
  "57P02": "it crashed, and recovers", // crash_shutdown
  "57P03": undefined, // cannot_connect_now: it starts, stops or recovers, and says which
  "53300": "it has no connection free: raise its max_connections, or stop who holds them", // too_many_connections
  "28000": undefined, // invalid_authorization_specification
  "28P01": "it refuses the password in DATABASE_URL", // invalid_password
  "3D000": undefined, // invalid_catalog_name: it names the database
  "25006": READ_ONLY, // read_only_sql_transaction
  ECONNREFUSED: undefined,
  ECONNRESET: "the connection broke off",
  EHOSTUNREACH: undefined,
  ENETUNREACH: undefined,
  ENOENT: undefined, // no socket
  ENOTFOUND: undefined,
  EAI_AGAIN: undefined,
  EPIPE: "the connection broke off",
  ETIMEDOUT: undefined,
};

/** What the driver says without a code. */
const AWAY_WORDS =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client (has encountered a connection error|was closed) and is not queryable)/;

/** undefined: the database works, only this query does not. */
export function verdictOf(error: unknown): Verdict | undefined {
  if (!(error instanceof Error)) return undefined;
  // drizzle hands on the driver's error as the cause, and its own message holds the statement.
  if (error.cause instanceof Error && error.name !== "DatabaseError") {
    const verdict = verdictOf(error.cause);
    if (verdict) return verdict;
  }
  const code = "code" in error ? String(error.code) : "";
  if (code === "53100" || code === "ENOSPC" || (code === "58030" && /No space left/.test(error.message)))
    return { state: "full", why: FULL };
  const away = Object.hasOwn(AWAY, code) || code.startsWith("08") || AWAY_WORDS.test(error.message);
  return away ? { state: "away", why: AWAY[code] ?? (firstLine(error.message) || code) } : undefined;
}

/** What went wrong in the database's words; drizzle's own would hold the whole statement. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? reasonOf(error.cause) : firstLine(error.message);
}

function firstLine(text: string): string {
  return (text.split("\n", 1)[0] ?? "").trim().replace(/[.!]$/, "");
}
