import { and, asc, eq, isNull, lt, or } from "drizzle-orm";
import type { ScanSchedule } from "@/lib/domain/scans/schedule";
import type { ScanScheduleStore, ScheduleChange } from "@/lib/operations/store-ports/scan-schedules";
import type { Database } from "./database";
import { scanSchedules } from "./schema";

/** Schedules of scans in the table `scan_schedules`. */
export function createScanScheduleStore(database: Database): ScanScheduleStore {
  const at = ({ cluster, id }: { cluster: string; id: string }) =>
    and(eq(scanSchedules.cluster, cluster), eq(scanSchedules.id, id));
  return {
    of: (cluster) =>
      database.run(async (db) =>
        (
          await db
            .select()
            .from(scanSchedules)
            .where(eq(scanSchedules.cluster, cluster))
            .orderBy(asc(scanSchedules.createdAt), asc(scanSchedules.id))
        ).map(scheduleOf),
      ),
    add: ({ since, ...schedule }) =>
      database.run(async (db) => {
        const values = { ...schedule, since: new Date(since) };
        const [row] = await db.insert(scanSchedules).values(values).returning();
        if (!row) throw new Error("The database returned no row for one that it took.");
        return scheduleOf(row);
      }),
    change: (which, change) =>
      database.run(async (db) => {
        const [row] = await db.update(scanSchedules).set(columnsOf(change)).where(at(which)).returning();
        return row && scheduleOf(row);
      }),
    remove: (which) =>
      database.run(async (db) => (await db.delete(scanSchedules).where(at(which))).rowCount === 1),
    begin: (id, dueAt) =>
      database.run(async (db) => {
        const fresh = or(isNull(scanSchedules.lastDueAt), lt(scanSchedules.lastDueAt, dueAt));
        const { rowCount } = await db
          .update(scanSchedules)
          .set({ lastDueAt: dueAt, last: { dueAt: dueAt.toISOString(), outcome: "begun" } })
          .where(and(eq(scanSchedules.id, id), fresh));
        return rowCount === 1;
      }),
    record: (id, start) =>
      database.run(async (db) => {
        await db
          .update(scanSchedules)
          .set({ last: start })
          .where(and(eq(scanSchedules.id, id), eq(scanSchedules.lastDueAt, new Date(start.dueAt))));
      }),
  };
}

function columnsOf({ since, ...change }: ScheduleChange) {
  return { ...change, ...(since !== undefined && { since: new Date(since) }) };
}

function scheduleOf(row: typeof scanSchedules.$inferSelect): ScanSchedule {
  const { createdAt: _, lastDueAt: __, since, last, owner, ...schedule } = row;
  const absent = { last: last ?? undefined, owner: owner ?? undefined };
  return { ...schedule, since: since.toISOString(), ...absent };
}
