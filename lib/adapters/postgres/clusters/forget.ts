import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Drizzle } from "@/lib/adapters/postgres/open-drizzle";
import { columnsOf, seriesOf } from "@/lib/adapters/postgres/restart-store";
import {
  apiTokens,
  channels,
  links,
  restarts,
  roleBindings,
  scanSchedules,
} from "@/lib/adapters/postgres/schema";
import { endSeries } from "@/lib/domain/rebalance/restarts";

/**
 * Takes away what was given and planned for a cluster that is removed. A cluster that is added later may get its id: it
 * must not come with roles, tokens, news, scans and restarts that were meant for another. What happened there stays.
 */
export async function forgetCluster(
  db: Pick<Drizzle, "delete" | "select" | "update">,
  cluster: string,
  now: Date,
): Promise<void> {
  await db.delete(roleBindings).where(eq(roleBindings.cluster, cluster));
  const others = sql`(select coalesce(jsonb_agg(one), '[]') from jsonb_array_elements(${links.grants}->'bindings') one where one->>'cluster' <> ${cluster})`;
  await db
    .update(links)
    .set({ grants: sql`jsonb_set(${links.grants}, '{bindings}', ${others})` })
    .where(and(isNull(links.usedAt), sql`${links.grants}->'bindings' is not null`));
  // What was for this cluster alone is then for none, which is not the same as for each.
  await db
    .update(apiTokens)
    .set({ clusters: without(apiTokens.clusters, cluster) })
    .where(names(apiTokens.clusters, cluster));
  await db
    .update(channels)
    .set({ clusters: without(channels.clusters, cluster) })
    .where(names(channels.clusters, cluster));
  await db.delete(scanSchedules).where(eq(scanSchedules.cluster, cluster));
  const running = and(eq(restarts.cluster, cluster), eq(restarts.state, "running"));
  for (const row of await db.select().from(restarts).where(running)) {
    const end = { state: "stopped" as const, why: "The cluster was removed from the console." };
    const values = { ...columnsOf(endSeries(seriesOf(row), end, now)), version: row.version + 1 };
    await db.update(restarts).set(values).where(eq(restarts.id, row.id));
  }
}

const without = (list: PgColumn, cluster: string): SQL => sql`${list} - ${cluster}::text`;
const names = (list: PgColumn, cluster: string): SQL => sql`jsonb_exists(${list}, ${cluster})`;
