import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, lte, or, sql } from "drizzle-orm";
import type { Database } from "@/lib/adapters/postgres/database";
import { channels, deliveries } from "@/lib/adapters/postgres/schema";
import type { DeliveryStore } from "@/lib/operations/store-ports/notifications";
import { channelOf, deliveryOf } from "./rows";

const waits = and(isNull(deliveries.deliveredAt), isNull(deliveries.failedAt));

/** The queue of what is to be sent, shared by all consoles. */
export function createDeliveryStore(database: Database): DeliveryStore {
  return {
    deliveries: ({ channelId, limit }) =>
      database.run(async (db) => {
        const rows = await db
          .select()
          .from(deliveries)
          .where(channelId === undefined ? undefined : eq(deliveries.channelId, channelId))
          .orderBy(desc(deliveries.id))
          .limit(limit);
        return rows.map(deliveryOf);
      }),
    claim: ({ limit, leaseMs, now }) =>
      database.run((db) =>
        db.transaction(async (transaction) => {
          // What another console takes at this moment is passed over, not waited for.
          const due = await transaction
            .select({ delivery: deliveries, channel: channels })
            .from(deliveries)
            .innerJoin(channels, eq(channels.id, deliveries.channelId))
            .where(and(waits, lte(deliveries.nextAt, now), isNull(channels.disabledAt)))
            .orderBy(asc(deliveries.nextAt), asc(deliveries.id))
            .limit(limit)
            .for("update", { of: deliveries, skipLocked: true });
          if (due.length === 0) return [];
          const ids = due.map(({ delivery }) => delivery.id);
          const nextAt = new Date(now.getTime() + leaseMs);
          const taken = await transaction
            .update(deliveries)
            .set({ attempts: sql`${deliveries.attempts} + 1`, nextAt })
            .where(inArray(deliveries.id, ids))
            .returning();
          const byId = new Map(taken.map((row) => [row.id, row]));
          return due.flatMap(({ delivery, channel }) => {
            const row = byId.get(delivery.id);
            return row ? [{ delivery: deliveryOf(row), channel: channelOf(channel) }] : [];
          });
        }),
      ),
    delivered: (id, now) =>
      database.run(async (db) => {
        await db.update(deliveries).set({ deliveredAt: now, lastError: null }).where(eq(deliveries.id, id));
      }),
    failed: (id, { error, nextAt, now }) =>
      database.run(async (db) => {
        const change = nextAt ? { nextAt } : { failedAt: now };
        await db
          .update(deliveries)
          .set({ ...change, lastError: error })
          .where(and(eq(deliveries.id, id), isNull(deliveries.deliveredAt)));
      }),
    again: (id, now) =>
      database.run(async (db) => {
        const { rowCount } = await db
          .update(deliveries)
          .set({ failedAt: null, attempts: 0, nextAt: now })
          .where(and(eq(deliveries.id, id), isNotNull(deliveries.failedAt)));
        return rowCount === 1;
      }),
    forget: (before) =>
      database.run(async (db) => {
        // Of a channel that was off for so long nobody wants to hear it any more.
        const waited = and(waits, lt(deliveries.createdAt, before));
        const old = or(lt(deliveries.deliveredAt, before), lt(deliveries.failedAt, before), waited);
        return (await db.delete(deliveries).where(old)).rowCount ?? 0;
      }),
  };
}
