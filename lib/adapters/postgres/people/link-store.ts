import { and, desc, eq, gt, isNull, sql } from "drizzle-orm";
import type { Database } from "@/lib/adapters/postgres/database";
import { links } from "@/lib/adapters/postgres/schema";
import { type Grants, normalEmail } from "@/lib/domain/people/person";
import type { LinkRecord, LinkStore } from "@/lib/operations/store-ports/sign-in";
import { inSeconds } from "./rows";

type Row = typeof links.$inferSelect;

function recordOf({ kind, personId, email, grants, createdBy, expiresAt }: Row): LinkRecord {
  return {
    kind,
    personId: personId ?? undefined,
    email: email ?? undefined,
    grants: grants as Grants, // written below and nowhere else
    createdBy,
    expiresAt: expiresAt.toISOString(),
  };
}

const open = and(isNull(links.usedAt), gt(links.expiresAt, sql`now()`));

export function createLinkStore({ run }: Pick<Database, "run">): LinkStore {
  const look = (tokenHash: string) =>
    run(async (db) => {
      const [row] = await db
        .select({ link: links, expired: sql<boolean>`${links.expiresAt} <= now()` })
        .from(links)
        .where(eq(links.tokenHash, tokenHash));
      if (!row) return "unknown";
      if (row.link.usedAt !== null) return "used";
      return row.expired ? "expired" : recordOf(row.link);
    });

  return {
    add: ({ lifetimeSeconds, email, ...link }) =>
      run(async (db) => {
        const values = { ...link, email: email && normalEmail(email), expiresAt: inSeconds(lifetimeSeconds) };
        const [row] = await db.insert(links).values(values).returning();
        if (!row) throw new Error("The database returned no row for a new link.");
        return row.expiresAt.toISOString();
      }),
    look,
    async use(tokenHash) {
      const [used] = await run((db) =>
        db
          .update(links)
          .set({ usedAt: sql`now()` })
          .where(and(eq(links.tokenHash, tokenHash), open))
          .returning(),
      );
      return used ? recordOf(used) : look(tokenHash);
    },
    giveBack: (tokenHash) =>
      run(
        async (db) =>
          void (await db.update(links).set({ usedAt: null }).where(eq(links.tokenHash, tokenHash))),
      ),
    endOf: (personId) =>
      run(
        async (db) =>
          void (await db
            .update(links)
            .set({ usedAt: sql`now()` })
            .where(and(eq(links.personId, personId), open))),
      ),
    invites: () =>
      run(async (db) => {
        const rows = await db
          .select()
          .from(links)
          .where(and(eq(links.kind, "invite"), open))
          .orderBy(desc(links.createdAt));
        return rows.map((row) => ({
          ...recordOf(row),
          id: row.tokenHash,
          createdAt: row.createdAt.toISOString(),
        }));
      }),
    withdraw: (id) =>
      run(async (db) => {
        const gone = await db
          .delete(links)
          .where(and(eq(links.tokenHash, id), open))
          .returning();
        return gone.length > 0;
      }),
  };
}
