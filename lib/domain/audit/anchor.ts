import type { AuditEntry, AuditRecord, ChainPlace } from "./record";

/** The action by which the log itself tells that its beginning was taken off. */
export const RETENTION_ACTION = "audit.retention";

/** What the log says when its records up to a place are taken off for their age. */
export function retentionEntry(through: ChainPlace, removed: number, days: number, at: string): AuditEntry {
  return {
    at,
    requestId: "",
    stage: "event",
    actor: { id: "", name: "Drydock", via: "engine" },
    address: "",
    action: RETENTION_ACTION,
    cluster: "",
    object: "audit log",
    result: "done",
    detail: { through: through.seq, hash: through.hash, removed, days },
  };
}

/**
 * Why the first record that is left may not begin the log; undefined when it may. Either nothing was ever taken off, or
 * a record further on tells that all before it was.
 */
export function whyNotFirst(
  first: AuditRecord,
  retentions: readonly AuditRecord[],
  genesis: ChainPlace,
): string | undefined {
  if (first.seq === genesis.seq + 1) return undefined;
  const told = retentions.some(
    ({ action, detail }) =>
      action === RETENTION_ACTION && detail.through === first.seq - 1 && detail.hash === first.previous,
  );
  return told
    ? undefined
    : `Records before ${first.seq} are missing, and no record tells that they were taken off for their age.`;
}
