import { and, asc, eq } from "drizzle-orm";
import type { Database } from "@/lib/adapters/postgres/database";
import type { Drizzle } from "@/lib/adapters/postgres/open-drizzle";
import { channels } from "@/lib/adapters/postgres/schema";
import { keepKeys } from "@/lib/adapters/postgres/sealing-lock";
import type { ChannelStore } from "@/lib/operations/store-ports/notifications";
import type { Seal, Sealed } from "@/lib/operations/store-ports/sealer";
import { channelOf, columnsOf } from "./rows";

type Queries = Pick<Drizzle, "insert" | "update">;

export function createChannelStore(database: Database): ChannelStore {
  /** Writes a channel in one transaction with sealing its address, where it gets one. */
  const writing = <T>(seal: Seal | undefined, write: (db: Queries, sealed?: Sealed) => Promise<T>) =>
    database.run((db) =>
      db.transaction(async (tx) => {
        if (seal) await keepKeys(tx);
        return write(tx, seal?.());
      }),
    );
  return {
    channels: () =>
      database.run(async (db) =>
        (await db.select().from(channels).orderBy(asc(channels.name))).map(channelOf),
      ),
    channel: (id) =>
      database.run(async (db) => {
        const [row] = await db.select().from(channels).where(eq(channels.id, id));
        return row && channelOf(row);
      }),
    add: ({ id, kind, name, target, events, createdBy, seal, ...more }) =>
      writing(seal, async (db, sealed) => {
        const values = { id, kind, name, target, events, createdBy, ...columnsOf({ ...more, sealed }) };
        const [row] = await db.insert(channels).values(values).returning();
        if (!row) throw new Error("The database returned no row for one that it took.");
        return channelOf(row);
      }),
    change: (id, { seal, ...change }) =>
      writing(seal, async (db, sealed) => {
        const columns = columnsOf({ ...change, sealed });
        const [row] = await db.update(channels).set(columns).where(eq(channels.id, id)).returning();
        return row && channelOf(row);
      }),
    reseal: (id, from, to) =>
      database.run(async (db) => {
        const same = [eq(channels.sealedSecret, Buffer.from(from.bytes)), eq(channels.keyId, from.keyId)];
        const { rowCount } = await db
          .update(channels)
          .set(columnsOf({ sealed: to }))
          .where(and(eq(channels.id, id), ...same));
        return rowCount === 1;
      }),
    enable: (id, enabled, now) =>
      database.run(async (db) => {
        await db
          .update(channels)
          .set({ disabledAt: enabled ? null : now })
          .where(eq(channels.id, id));
      }),
    remove: (id) =>
      database.run(async (db) => (await db.delete(channels).where(eq(channels.id, id))).rowCount === 1),
  };
}
