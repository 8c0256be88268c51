import { and, desc, eq, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import type { Database } from "@/lib/adapters/postgres/database";
import { apiTokens, people, sessions } from "@/lib/adapters/postgres/schema";
import type { SessionStore } from "@/lib/operations/store-ports/sign-in";
import { inSeconds, isUuid } from "./rows";
import { standing, tokenCounts } from "./standing";

export function createSessionStore({ run }: Pick<Database, "run">): SessionStore {
  const end = (where: SQL | undefined) =>
    run(async (db) => {
      const ended = await db
        .update(sessions)
        .set({ endedAt: sql`now()` })
        .where(and(isNull(sessions.endedAt), where))
        .returning({ id: sessions.id });
      return ended.length;
    });

  return {
    start: ({ groups, lifetimeSeconds, personId, ...session }) =>
      run((db) =>
        db.transaction(async (tx) => {
          await tx
            .insert(sessions)
            .values({ ...session, personId, groups: [...groups], expiresAt: inSeconds(lifetimeSeconds) });
          await tx.update(people).set({ lastSignInAt: sql`now()` }).where(eq(people.id, personId));
        }),
      ),
    list: (personId) =>
      run(async (db) => {
        const rows = await db
          .select()
          .from(sessions)
          .leftJoin(apiTokens, eq(apiTokens.id, sessions.tokenId))
          .where(and(eq(sessions.personId, personId), standing, or(isNull(sessions.tokenId), tokenCounts)))
          .orderBy(desc(sessions.lastSeenAt));
        return rows.map(({ sessions: { id, address, userAgent, createdAt, lastSeenAt, expiresAt } }) => ({
          id,
          address: address ?? undefined,
          userAgent: userAgent ?? undefined,
          createdAt: createdAt.toISOString(),
          lastSeenAt: lastSeenAt.toISOString(),
          expiresAt: expiresAt.toISOString(),
        }));
      }),
    async end(id, personId) {
      if (!isUuid(id)) return false;
      const own = personId === undefined ? undefined : eq(sessions.personId, personId);
      return (await end(and(eq(sessions.id, id), own))) > 0;
    },
    endByHash: async (tokenHash) => void (await end(eq(sessions.tokenHash, tokenHash))),
    endAll: (personId, except) =>
      end(and(eq(sessions.personId, personId), except === undefined ? undefined : ne(sessions.id, except))),
  };
}
