import { sql } from "drizzle-orm";
import type { Database } from "./database";
import type { Drizzle } from "./open-drizzle";

/** The keys' own number among the advisory locks of a database. */
const SEALING_LOCK = 727_334;

/** Until this transaction ends no key is taken away: asked for before a secret is sealed that it writes. */
export async function keepKeys(transaction: Pick<Drizzle, "execute">): Promise<void> {
  await transaction.execute(sql`select pg_advisory_xact_lock_shared(${SEALING_LOCK})`);
}

/**
 * Takes keys away while nobody seals: what was sealed before is written by then, and what is sealed afterwards finds the
 * keys as they are left. What `work` asks of the database has connections of its own, and seconds.
 */
export function whileNobodySeals<T>({ run }: Pick<Database, "run">, work: () => Promise<T>): Promise<T> {
  return run((db) =>
    db.transaction(async (transaction) => {
      await transaction.execute(sql`select pg_advisory_xact_lock(${SEALING_LOCK})`);
      return work();
    }),
  );
}
