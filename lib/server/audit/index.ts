import { createAuditStore, type Database } from "@/lib/adapters/postgres";
import type { AuditStore } from "@/lib/operations/store-ports/audit";
import { log, reasonOf } from "@/lib/server/log";
import { createRecorder, type Recorder } from "./recorder";

/** Old records are looked for so often: what is a day too old for a while harms nobody. */
const RETENTION_EVERY_MS = 6 * 3_600_000;
/** The first look comes when the start is over. */
const RETENTION_FIRST_MS = 60_000;

/** The audit log of a running console. */
export interface Audit {
  store: AuditStore;
  recorder: Recorder;
  stop(): Promise<void>;
}

export function startAudit(database: Database, days: number): Audit {
  const store = createAuditStore(database);
  const recorder = createRecorder(store, { now: () => new Date() });
  const retain = () => {
    store.retain(days, new Date()).then(
      (removed) => {
        if (removed > 0) log("info", "audit records taken off for their age", { removed, days });
      },
      (error: unknown) => log("warn", "old audit records not taken off", { reason: reasonOf(error) }),
    );
  };
  const first = setTimeout(retain, RETENTION_FIRST_MS).unref();
  const timer = setInterval(retain, RETENTION_EVERY_MS).unref();
  return {
    store,
    recorder,
    async stop() {
      clearTimeout(first);
      clearInterval(timer);
      await recorder.stop();
    },
  };
}
