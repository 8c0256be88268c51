import { and, desc, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { Database } from "@/lib/adapters/postgres/database";
import { apiTokens } from "@/lib/adapters/postgres/schema";
import type { TokenRecord, TokenStore } from "@/lib/operations/store-ports/sign-in";
import { inSeconds, isUuid } from "./rows";
import { tokenCounts } from "./standing";

function recordOf(row: typeof apiTokens.$inferSelect): TokenRecord {
  return {
    id: row.id,
    name: row.name,
    roleCap: row.roleCap,
    clusters: row.clusters ?? undefined,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString(),
  };
}

export function createTokenStore({ run }: Pick<Database, "run">): TokenStore {
  const revoke = (where: SQL | undefined) =>
    run(async (db) => {
      const revoked = await db
        .update(apiTokens)
        .set({ revokedAt: sql`now()` })
        .where(and(isNull(apiTokens.revokedAt), where))
        .returning({ id: apiTokens.id });
      return revoked.length;
    });

  return {
    add: ({ lifetimeSeconds, roleCap = "administrator", clusters, ...token }) =>
      run(async (db) => {
        const values = {
          ...token,
          roleCap,
          clusters: clusters && [...clusters],
          expiresAt: inSeconds(lifetimeSeconds),
        };
        const [row] = await db.insert(apiTokens).values(values).returning();
        if (!row) throw new Error("The database returned no row for a new token.");
        return recordOf(row);
      }),
    list: (personId) =>
      run(async (db) => {
        const rows = await db
          .select()
          .from(apiTokens)
          .where(and(eq(apiTokens.personId, personId), tokenCounts))
          .orderBy(desc(apiTokens.createdAt));
        return rows.map(recordOf);
      }),
    async revoke(id, personId) {
      if (!isUuid(id)) return false;
      const own = personId === undefined ? undefined : eq(apiTokens.personId, personId);
      return (await revoke(and(eq(apiTokens.id, id), own))) > 0;
    },
    revokeAll: (personId) => revoke(eq(apiTokens.personId, personId)),
  };
}
