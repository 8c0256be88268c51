import { and, desc, eq } from "drizzle-orm";
import type { RestartSeries } from "@/lib/domain/rebalance/restarts";
import type { RestartStore } from "@/lib/operations/store-ports/restarts";
import type { Database } from "./database";
import { restarts } from "./schema";

/** Series of restarts in the table `restarts`. */
export function createRestartStore(database: Database): RestartStore {
  return {
    begin: (series) =>
      database.run(async (db) => {
        const values = { ...columnsOf(series), version: 1 };
        // A series that runs on that cluster is the only conflict there can be.
        const [row] = await db.insert(restarts).values(values).onConflictDoNothing().returning();
        return row && seriesOf(row);
      }),
    running: () =>
      database.run(async (db) =>
        (await db.select().from(restarts).where(eq(restarts.state, "running"))).map(seriesOf),
      ),
    newest: (cluster, most) =>
      database.run(async (db) =>
        (
          await db
            .select()
            .from(restarts)
            .where(eq(restarts.cluster, cluster))
            .orderBy(desc(restarts.beganAt), desc(restarts.id))
            .limit(most)
        ).map(seriesOf),
      ),
    read: ({ cluster, id }) =>
      database.run(async (db) => {
        const at = and(eq(restarts.cluster, cluster), eq(restarts.id, id));
        const [row] = await db.select().from(restarts).where(at);
        return row && seriesOf(row);
      }),
    save: ({ id, version, ...series }) =>
      database.run(async (db) => {
        const values = { ...columnsOf(series), version: version + 1 };
        const at = and(eq(restarts.id, id), eq(restarts.version, version));
        const [row] = await db.update(restarts).set(values).where(at).returning();
        return row && seriesOf(row);
      }),
  };
}

export function columnsOf(series: Omit<RestartSeries, "id" | "version">) {
  const { cluster, by, owner, whom, state, why, steps, beganAt, endedAt, seenAt } = series;
  const dates = {
    beganAt: new Date(beganAt),
    endedAt: endedAt === undefined ? null : new Date(endedAt),
    seenAt: new Date(seenAt),
  };
  const absent = { owner: owner ?? null, whom: whom ?? null, why: why ?? null };
  return { cluster, by, state, steps, ...absent, ...dates };
}

export function seriesOf({ owner, whom, why, ...row }: typeof restarts.$inferSelect): RestartSeries {
  return {
    ...row,
    ...(owner && { owner }),
    ...(whom && { whom }),
    ...(why !== null && { why }),
    beganAt: row.beganAt.toISOString(),
    endedAt: row.endedAt?.toISOString(),
    seenAt: row.seenAt.toISOString(),
  };
}
