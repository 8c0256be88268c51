import { and, asc, eq, isNull, notExists, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { appendAudit } from "@/lib/adapters/postgres/audit/append";
import type { Database } from "@/lib/adapters/postgres/database";
import { channels, deliveries, outcomes } from "@/lib/adapters/postgres/schema";
import { wants } from "@/lib/domain/notifications/news";
import type { Outcome } from "@/lib/domain/notifications/outcome";
import type { OutcomeStore, RunSubject } from "@/lib/operations/store-ports/notifications";

/** What became of maintenances. Its key makes that of several consoles one records it, and news are queued once. */
export function createOutcomeStore(database: Database): OutcomeStore {
  return {
    recorded: (runId) =>
      database.run(async (db) => {
        const rows = await db
          .select({ key: outcomes.key, kind: outcomes.kind })
          .from(outcomes)
          .where(eq(outcomes.runId, runId))
          .orderBy(asc(outcomes.at), asc(outcomes.key));
        return rows.map(({ key, kind }) => ({ key, kind: kind as Outcome }));
      }),
    open: (cluster) =>
      database.run(async (db) => {
        const end = alias(outcomes, "its_end");
        const ended = db
          .select({ one: sql`1` })
          .from(end)
          .where(and(eq(end.runId, outcomes.runId), eq(end.kind, "ended")));
        const rows = await db
          .select({ runId: outcomes.runId, subject: outcomes.subject })
          .from(outcomes)
          .where(and(eq(outcomes.cluster, cluster), eq(outcomes.kind, "started"), notExists(ended)));
        return rows.map(({ runId, subject }) => ({ runId, subject: subject as RunSubject }));
      }),
    record: (outcome, entry, news) =>
      database.run((db) =>
        db.transaction(async (transaction) => {
          const row = { ...outcome, at: new Date(outcome.at) };
          const { rowCount } = await transaction.insert(outcomes).values(row).onConflictDoNothing();
          if (rowCount !== 1) return false;
          await appendAudit(transaction, [entry]);
          if (news === undefined) return true;
          const all = await transaction.select().from(channels).where(isNull(channels.disabledAt));
          const wanting = all.filter(({ events, clusters }) =>
            wants({ events, clusters: clusters ?? undefined }, news),
          );
          if (wanting.length === 0) return true;
          await transaction
            .insert(deliveries)
            .values(wanting.map(({ id }) => ({ channelId: id, eventKey: news.key, payload: news })))
            .onConflictDoNothing();
          return true;
        }),
      ),
  };
}
