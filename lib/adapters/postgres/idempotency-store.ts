import { and, eq, isNull, lt, sql } from "drizzle-orm";
import type { Claim, IdempotencyStore } from "@/lib/operations/store-ports/idempotency";
import type { Database } from "./database";
import type { Drizzle } from "./open-drizzle";
import { idempotency } from "./schema";

/** Times are the database's, so that consoles whose clocks differ agree. */
const expired = lt(idempotency.createdAt, sql`now() - interval '24 hours'`);
/** Longer than any command takes: its console has ended, or its answer could not be written. */
const abandoned = and(
  isNull(idempotency.status),
  lt(idempotency.createdAt, sql`now() - interval '60 seconds'`),
);

/** Keys in the table `idempotency`. Whoever brings one takes those away that are a day old. */
export function createIdempotencyStore({ run }: Pick<Database, "run">): IdempotencyStore {
  const mine = (key: string, claim: string) => and(eq(idempotency.key, key), eq(idempotency.claim, claim));
  return {
    claim: (key, request) =>
      run(async (db) => {
        await db.delete(idempotency).where(expired);
        // One who gives a key back between the two statements makes it free: then it is asked for again.
        for (;;) {
          const found = (await take(db, key, request)) ?? (await look(db, key, request));
          if (found) return found;
        }
      }),
    keep: (key, claim, { status, text }) =>
      run(async (db) => {
        await db.update(idempotency).set({ status, body: text }).where(mine(key, claim));
      }),
    release: (key, claim) =>
      run(async (db) => {
        await db.delete(idempotency).where(and(mine(key, claim), isNull(idempotency.status)));
      }),
  };
}

async function take(db: Drizzle, key: string, request: string): Promise<Claim | undefined> {
  const [row] = await db
    .insert(idempotency)
    .values({ key, request })
    .onConflictDoUpdate({
      target: idempotency.key,
      set: { claim: sql`excluded.claim`, createdAt: sql`excluded.created_at` },
      setWhere: and(abandoned, eq(idempotency.request, request)),
    })
    .returning({ claim: idempotency.claim });
  return row && { state: "mine", claim: row.claim };
}

async function look(db: Drizzle, key: string, request: string): Promise<Claim | undefined> {
  const [row] = await db.select().from(idempotency).where(eq(idempotency.key, key));
  if (!row) return undefined;
  if (row.request !== request) return { state: "another-request" };
  return row.status === null
    ? { state: "running" }
    : { state: "answered", answer: { status: row.status, text: row.body } };
}
