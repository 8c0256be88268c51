import { createHash } from "node:crypto";
import { desc, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import type { Drizzle } from "@/lib/adapters/postgres/open-drizzle";
import { type Address, withClient } from "@/lib/adapters/postgres/pool";
import { audit, auditAnchors } from "@/lib/adapters/postgres/schema";
import { type Digest, sealEntry } from "@/lib/domain/audit/chain";
import { type AuditEntry, type AuditRecord, type ChainPlace, GENESIS } from "@/lib/domain/audit/record";
import { safeEntry } from "@/lib/domain/audit/safe-text";
import { rowOf } from "./rows";

/** The log's own number among the advisory locks of a database. */
const AUDIT_LOCK = 727_332;

const sha256: Digest = (text) => createHash("sha256").update(text, "utf8").digest("hex");

/** The end of the chain: its last record, else the one that went last for its age. */
export async function placeOf(db: Pick<Drizzle, "select">): Promise<ChainPlace> {
  const last = { seq: audit.seq, hash: audit.hash };
  const [record] = await db.select(last).from(audit).orderBy(desc(audit.seq)).limit(1);
  const anchor = { seq: auditAnchors.seq, hash: auditAnchors.hash };
  const [gone] = record
    ? [record]
    : await db.select(anchor).from(auditAnchors).orderBy(desc(auditAnchors.seq)).limit(1);
  return gone ? { seq: gone.seq, hash: gone.hash.toString("hex") } : GENESIS;
}

/** Until the transaction ends nobody else adds to the log: numbers have no gap, and each record follows the last one. */
export async function lockAudit(transaction: Pick<Drizzle, "execute">): Promise<void> {
  await transaction.execute(sql`select pg_advisory_xact_lock(${AUDIT_LOCK})`);
}

/** Adds to the log within a transaction, which holds its lock from here to its end. */
export async function appendAudit(
  transaction: Pick<Drizzle, "execute" | "select" | "insert">,
  entries: readonly AuditEntry[],
): Promise<AuditRecord[]> {
  if (entries.length === 0) return [];
  await lockAudit(transaction);
  let last = await placeOf(transaction);
  const records = entries.map((entry) => {
    const record = sealEntry(safeEntry(entry), last, sha256);
    last = record;
    return record;
  });
  await transaction.insert(audit).values(records.map(rowOf));
  return records;
}

/** A record may wait this long for others, in milliseconds. */
const ALONE_MS = 10_000;

/**
 * Adds to the log of a database that is not opened otherwise: its schema stays as it is, and nobody takes the connection for
 * a console's.
 * @throws Error of the connection, or where there is no log
 */
export async function appendAlone(address: Address, entries: readonly AuditEntry[]): Promise<void> {
  await withClient(
    address,
    ALONE_MS,
    (client) => drizzle(client).transaction((transaction) => appendAudit(transaction, entries)),
    { application_name: "drydock command" },
  );
}
