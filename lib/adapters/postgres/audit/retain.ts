import { desc, gte, lt, min, sql } from "drizzle-orm";
import type { Drizzle } from "@/lib/adapters/postgres/open-drizzle";
import { audit, auditAnchors } from "@/lib/adapters/postgres/schema";
import { retentionEntry } from "@/lib/domain/audit/anchor";
import { appendAudit, lockAudit } from "./append";

const DAY_MS = 86_400_000;

/**
 * Takes off the records before the first one that is young enough, and says so in the log itself, in one transaction. A
 * record that is told late stands behind younger ones, and goes with them.
 */
export async function retainAudit(db: Drizzle, days: number, now: Date): Promise<number> {
  const youngEnough = new Date(now.getTime() - days * DAY_MS);
  return db.transaction(async (transaction) => {
    await lockAudit(transaction);
    const [first] = await transaction
      .select({ seq: min(audit.seq) })
      .from(audit)
      .where(gte(audit.at, youngEnough));
    const end = first?.seq ?? Number.MAX_SAFE_INTEGER;
    const [last] = await transaction
      .select({ seq: audit.seq, hash: audit.hash })
      .from(audit)
      .where(lt(audit.seq, end))
      .orderBy(desc(audit.seq))
      .limit(1);
    if (!last) return 0;
    await transaction.execute(sql`set local drydock.audit_retention = 'on'`);
    await transaction.insert(auditAnchors).values(last);
    const gone = await transaction.delete(audit).where(lt(audit.seq, end));
    const removed = gone.rowCount ?? 0;
    const through = { seq: last.seq, hash: last.hash.toString("hex") };
    await appendAudit(transaction, [retentionEntry(through, removed, days, now.toISOString())]);
    return removed;
  });
}
