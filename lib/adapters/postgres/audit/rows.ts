import type { audit } from "@/lib/adapters/postgres/schema";
import type { AuditDetail, AuditRecord } from "@/lib/domain/audit/record";

type Row = typeof audit.$inferSelect;

export function rowOf(record: AuditRecord): typeof audit.$inferInsert {
  const { actor, at, previous, hash, ...same } = record;
  return {
    ...same,
    at: new Date(at),
    actorId: actor.id,
    actorName: actor.name,
    via: actor.via,
    previous: Buffer.from(previous, "hex"),
    hash: Buffer.from(hash, "hex"),
  };
}

export function recordOf(row: Row): AuditRecord {
  return {
    seq: row.seq,
    at: row.at.toISOString(),
    requestId: row.requestId,
    stage: row.stage,
    actor: { id: row.actorId, name: row.actorName, via: row.via },
    address: row.address,
    action: row.action,
    cluster: row.cluster,
    object: row.object,
    result: row.result,
    detail: row.detail as AuditDetail,
    previous: row.previous.toString("hex"),
    hash: row.hash.toString("hex"),
  };
}
