import { asc, gt, gte, min } from "drizzle-orm";
import type { Database } from "@/lib/adapters/postgres/database";
import { audit } from "@/lib/adapters/postgres/schema";
import type { AuditEntry } from "@/lib/domain/audit/record";
import type { AuditStore } from "@/lib/operations/store-ports/audit";
import { appendAudit, placeOf } from "./append";
import { inBatches } from "./batch";
import { auditChoices, findAudit } from "./find";
import { retainAudit } from "./retain";
import { recordOf } from "./rows";

/** The audit log in PostgreSQL. */
export function createAuditStore(database: Database): AuditStore {
  return {
    append: inBatches((entries: readonly AuditEntry[]) =>
      database.run((db) => db.transaction((transaction) => appendAudit(transaction, entries))),
    ),
    find: (query) => database.run((db) => findAudit(db, query)),
    choices: () => database.run(auditChoices),
    follow: (seq, limit) =>
      database.run(async (db) => {
        const rows = await db
          .select()
          .from(audit)
          .where(gt(audit.seq, seq))
          .orderBy(asc(audit.seq))
          .limit(limit);
        return rows.map(recordOf);
      }),
    firstAt: (moment) =>
      database.run(async (db) => {
        const [first] = await db
          .select({ seq: min(audit.seq) })
          .from(audit)
          .where(gte(audit.at, moment));
        return first?.seq ?? undefined;
      }),
    retain: (days, now) => database.run((db) => retainAudit(db, days, now)),
    place: () => database.run(placeOf),
  };
}
