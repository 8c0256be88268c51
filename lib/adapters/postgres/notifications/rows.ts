import type { channels, deliveries } from "@/lib/adapters/postgres/schema";
import type { News } from "@/lib/domain/notifications/news";
import type { Channel, Delivery } from "@/lib/operations/store-ports/notifications";

export function channelOf(row: typeof channels.$inferSelect): Channel {
  const { id, kind, name, target, events, createdBy } = row;
  return {
    id,
    kind,
    name,
    target,
    events,
    createdBy,
    clusters: row.clusters ?? undefined,
    createdAt: row.createdAt.toISOString(),
    disabledAt: row.disabledAt?.toISOString(),
    sealed: row.sealedSecret && row.keyId ? { bytes: row.sealedSecret, keyId: row.keyId } : undefined,
  };
}

export function columnsOf({ sealed, ...change }: Partial<Omit<Channel, "createdAt" | "disabledAt">>) {
  const sealedColumns = sealed && { sealedSecret: Buffer.from(sealed.bytes), keyId: sealed.keyId };
  // An absent list of clusters means each of them, which is no value in the table.
  return { ...change, ...("clusters" in change && { clusters: change.clusters ?? null }), ...sealedColumns };
}

export function deliveryOf(row: typeof deliveries.$inferSelect): Delivery {
  const { id, channelId, attempts } = row;
  return {
    id,
    channelId,
    attempts,
    news: row.payload as News,
    createdAt: row.createdAt.toISOString(),
    nextAt: row.nextAt.toISOString(),
    deliveredAt: row.deliveredAt?.toISOString(),
    failedAt: row.failedAt?.toISOString(),
    lastError: row.lastError ?? undefined,
  };
}
