import { sealEntry } from "@/lib/domain/audit/chain";
import { type AuditEntry, type AuditRecord, GENESIS } from "@/lib/domain/audit/record";
import type { Audit } from "@/lib/server/audit";
import { createRecorder } from "@/lib/server/audit/recorder";
import { sha256 } from "@/lib/server/audit/sha256";

/** An audit log in memory, for tests that have no database: it is written, and hardly searched. */
export function auditStub(): Audit & { written: AuditRecord[] } {
  const written: AuditRecord[] = [];
  const append = async (entries: readonly AuditEntry[]) =>
    entries.map((entry) => {
      const record = sealEntry(entry, written.at(-1) ?? GENESIS, sha256);
      written.push(record);
      return record;
    });
  const recorder = createRecorder({ append }, { now: () => new Date() });
  return {
    written,
    recorder,
    store: {
      append,
      find: async ({ limit }) => written.toReversed().slice(0, limit),
      choices: async () => ({ people: [], actions: [], clusters: [] }),
      follow: async (seq, limit) => written.slice(seq, seq + limit),
      firstAt: async () => undefined,
      retain: async () => 0,
      place: async () => written.at(-1) ?? GENESIS,
    },
    stop: recorder.stop,
  };
}
