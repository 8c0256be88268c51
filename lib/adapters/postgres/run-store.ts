import { desc, eq, getTableColumns, sql } from "drizzle-orm";
import type { RunEvent, RunRecord, RunStore } from "@/lib/operations/store-ports/runs";
import type { Database } from "./database";
import { runEvents, runs } from "./schema";
import { withoutNul } from "./without-nul";

/** History in the tables `runs` and `run_events`. */
export function createRunStore(database: Database): RunStore {
  return {
    write(told) {
      const batch = withoutNul(told);
      return database.run((db) =>
        db.transaction(async (tx) => {
          if (batch.runs.length > 0)
            await tx
              .insert(runs)
              .values(batch.runs.map(rowOf))
              .onConflictDoUpdate({
                target: runs.id,
                set: {
                  completeAt: firstOf("complete_at"),
                  proof: firstOf("proof"),
                  endedAt: firstOf("ended_at"),
                  endedBy: firstOf("ended_by"),
                  outcome: firstOf("outcome"),
                  result: firstOf("result"),
                  plan: firstOf("plan"),
                  pods: lastOf("pods"),
                  podsGone: lastOf("pods_gone"),
                  waited: lastOf("waited"),
                },
              });
          if (batch.events.length > 0)
            await tx
              .insert(runEvents)
              .values(
                batch.events.map(({ run, at, ...event }) => ({ ...event, runId: run, at: new Date(at) })),
              )
              // The same thing again says nothing new, or more of it; when it was stays.
              .onConflictDoUpdate({
                target: [runEvents.runId, runEvents.key],
                set: { text: sql`excluded.text`, evidence: sql`excluded.evidence` },
                setWhere: sql`${runEvents.text} <> excluded.text`,
              });
        }),
      );
    },
    recent: (cluster, limit) =>
      database.run(async (db) => {
        const found = await db
          .select({ ...getTableColumns(runs), plan: sql<null>`null`, pods: podsOfRunning })
          .from(runs)
          .where(eq(runs.cluster, cluster))
          .orderBy(desc(runs.since))
          .limit(limit.runs);
        const events = await db
          .select({ event: runEvents, node: runs.node })
          .from(runEvents)
          .innerJoin(runs, eq(runs.id, runEvents.runId))
          .where(eq(runs.cluster, cluster))
          .orderBy(desc(runEvents.at), desc(runEvents.id))
          .limit(limit.events);
        return { runs: found.map(recordOf), events: events.map(({ event, node }) => eventOf(event, node)) };
      }),
  };
}

/** What was told first stays. */
function firstOf(column: string) {
  return sql.raw(`coalesce("runs"."${column}", excluded."${column}")`);
}

/** What was told last stays, until its end was told. */
function lastOf(column: string) {
  return sql.raw(
    `case when "runs"."ended_at" is null then coalesce(excluded."${column}", "runs"."${column}") else coalesce("runs"."${column}", excluded."${column}") end`,
  );
}

/** Those of runs that are over are long, and only read where one run is looked at. */
const podsOfRunning = sql<
  typeof runs.$inferSelect.pods
>`case when ${runs.endedAt} is null then ${runs.pods} end`;

function rowOf({ by, since, completeAt, ended, ...record }: RunRecord): typeof runs.$inferInsert {
  return {
    ...record,
    byName: by,
    since: new Date(since),
    completeAt: completeAt === undefined ? undefined : new Date(completeAt),
    endedAt: ended && new Date(ended.at),
    endedBy: ended?.by,
    outcome: ended?.text,
  };
}

export function recordOf(row: typeof runs.$inferSelect): RunRecord {
  const { byName, since, completeAt, endedAt, endedBy, outcome, ...record } = row;
  const { proof, result, plan, pods, podsGone, waited, ...always } = record;
  return {
    ...always,
    by: byName,
    since: since.toISOString(),
    completeAt: completeAt?.toISOString(),
    proof: proof ?? undefined,
    result: result ?? undefined,
    plan: plan ?? undefined,
    pods: pods ?? undefined,
    podsGone: podsGone ?? undefined,
    waited: waited ?? undefined,
    ended: endedAt ? { at: endedAt.toISOString(), text: outcome ?? "", by: endedBy ?? undefined } : undefined,
  };
}

export function eventOf(row: typeof runEvents.$inferSelect, node: string): RunEvent & { node: string } {
  const { runId, id: _, at, evidence, ...event } = row;
  return { ...event, run: runId, node, at: at.toISOString(), evidence: evidence ?? undefined };
}
