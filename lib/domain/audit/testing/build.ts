import { type Digest, sealEntry } from "@/lib/domain/audit/chain";
import { type AuditEntry, type AuditRecord, type ChainPlace, GENESIS } from "@/lib/domain/audit/record";

/** Somebody turns maintenance on. */
export function buildEntry(over: Partial<AuditEntry> = {}): AuditEntry {
  return {
    at: "2026-11-21T12:00:00.000Z",
    requestId: "req-1",
    stage: "after",
    actor: { id: "p1", name: "Mira", via: "session" },
    address: "192.0.2.7",
    action: "maintenance.start",
    cluster: "harbor",
    object: "node worker-1",
    result: "done",
    detail: { reason: "new disk", pods: 12 },
    ...over,
  };
}

/** These entries as a chain. */
export function buildChain(
  entries: readonly AuditEntry[],
  digest: Digest,
  from: ChainPlace = GENESIS,
): AuditRecord[] {
  let last = from;
  return entries.map((entry) => {
    const record = sealEntry(entry, last, digest);
    last = record;
    return record;
  });
}
