import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import type pg from "pg";
import { verdictOf } from "./failure";

/** Queries name their tables: with the schema given, too, each transaction would spend 0.2 ms on relations that none asks for. */
export type Drizzle = NodePgDatabase;

/**
 * Queries on shared connections. A transaction gives its connection back whatever fails: drizzle itself does not when the
 * first statement ("begin") meets a server that is gone, and after ten of these nobody would get one any more.
 */
export function openDrizzle(pool: Pick<pg.Pool, "connect">): Drizzle {
  const db = drizzle(pool as pg.Pool);
  const transaction: Drizzle["transaction"] = async (work, config) => {
    const client = await pool.connect();
    let away = false;
    try {
      return await drizzle(client).transaction(work, config);
    } catch (error) {
      away = verdictOf(error)?.state === "away";
      throw error;
    } finally {
      // One that is of no more use is closed, so that nobody gets it next.
      client.release(away);
    }
  };
  return Object.assign(db, { transaction });
}
