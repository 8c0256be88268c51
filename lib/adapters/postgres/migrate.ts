import { join } from "node:path";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate as runMigrations } from "drizzle-orm/node-postgres/migrator";
import type pg from "pg";
import { type Address, withClient } from "./pool";

/** The console's own number among the advisory locks of a database. */
const MIGRATION_LOCK = 727_331;
const MIGRATION_MS = 60_000;
/** Of several consoles that start at once one migrates; the others wait this long for it, and then say so. */
const TURN_MS = 50_000;

/** The working folder is the checkout's: scripts/start.ts sees to it, and tests run there. */
const migrationsFolder = join("lib", "adapters", "postgres", "migrations");

/** The newest migration that this console knows. */
function newestMigration(): number {
  return readMigrationFiles({ migrationsFolder }).at(-1)?.folderMillis ?? 0;
}

/**
 * Brings the schema up to date. One console at a time, by an advisory lock that ends with the connection.
 * @throws Error when a newer Drydock made the schema
 */
export async function migrate(address: Address, waitMs = TURN_MS): Promise<void> {
  await withClient(
    address,
    MIGRATION_MS,
    async (client) => {
      await lockSchema(client).catch(inWordsOfLock);
      const applied = await appliedMigration(client);
      if (applied > newestMigration())
        throw new Error("a newer version of Drydock made its tables: start that version or a newer one");
      await runMigrations(drizzle(client), { migrationsFolder });
    },
    { lock_timeout: waitMs },
  );
}

/** lock_not_available: whoever has the lock has it for longer than this one waits. */
function inWordsOfLock(error: Error & { code?: string }): never {
  if (error.code !== "55P03") throw error;
  // Without a cause, whose words would be told in place of these.
  throw new Error("another console makes its tables, or a backup is restored into it");
}

/** Waits for whoever migrates or restores, and makes the next wait until this connection ends. */
export async function lockSchema(client: pg.ClientBase): Promise<void> {
  await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
}

/** The newest migration that a database has; 0: none. */
export async function appliedMigration(client: pg.ClientBase): Promise<number> {
  const { rows: there } = await client.query("select to_regclass('drizzle.__drizzle_migrations') as name");
  if (there[0]?.name == null) return 0;
  const { rows } = await client.query("select max(created_at) as newest from drizzle.__drizzle_migrations");
  return Number(rows[0]?.newest ?? 0);
}
