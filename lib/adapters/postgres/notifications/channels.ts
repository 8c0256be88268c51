import { and, asc, eq } from "drizzle-orm";
import type { Database } from "@/lib/adapters/postgres/database";
import { channels } from "@/lib/adapters/postgres/schema";
import type { ChannelStore } from "@/lib/operations/store-ports/notifications";
import { channelOf, columnsOf } from "./rows";

export function createChannelStore(database: Database): ChannelStore {
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
    add: ({ id, kind, name, target, events, createdBy, ...more }) =>
      database.run(async (db) => {
        const values = { id, kind, name, target, events, createdBy, ...columnsOf(more) };
        const [row] = await db.insert(channels).values(values).returning();
        if (!row) throw new Error("The database returned no row for one that it took.");
        return channelOf(row);
      }),
    change: (id, change) =>
      database.run(async (db) => {
        const [row] = await db.update(channels).set(columnsOf(change)).where(eq(channels.id, id)).returning();
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
