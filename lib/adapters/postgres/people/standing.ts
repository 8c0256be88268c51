import { and, gt, isNull, or, sql } from "drizzle-orm";
import { apiTokens, people, sessions } from "@/lib/adapters/postgres/schema";

/** A session that nobody uses ends by itself, and each does in the end. */
export const standing = and(
  isNull(sessions.endedAt),
  gt(sessions.expiresAt, sql`now()`),
  gt(sessions.lastSeenAt, sql`now() - interval '24 hours'`),
);

export const tokenCounts = and(isNull(apiTokens.revokedAt), gt(apiTokens.expiresAt, sql`now()`));

/**
 * The identity provider tells nobody whom it knows no more: whoever has not come by it for so long may have left, and
 * what they left behind, which asks for no sign-in, does nothing until they come again.
 */
export const vouchedFor = or(
  isNull(people.oidcIssuer),
  gt(people.lastSignInAt, sql`now() - interval '30 days'`),
);
