import type { AuditEntry } from "@/lib/domain/audit/record";
import { createTries, OTHERS } from "@/lib/domain/audit/tries";
import type { AuditStore } from "@/lib/operations/store-ports/audit";
import { log, reasonOf } from "@/lib/server/log";
import { metrics } from "@/lib/server/metrics/instruments";

/** What waits for a database that is away: an hour of many people's work. More is counted, and said. */
const MOST_WAITING = 10_000;
const AGAIN_MS = 2_000;

/** Writes the audit log. */
export interface Recorder {
  /** Before an effect that must not be without its record. @throws database-away, or whatever kept it from being written */
  first(entry: AuditEntry): Promise<void>;
  /** What has happened, and has to be told: waits in memory while the database is away. Never throws. */
  tell(entry: AuditEntry): Promise<void>;
  /** The same for what was refused before it was known to be worth a record; bounded by address. Never throws. */
  tried(entry: AuditEntry): Promise<void>;
  /** How many records wait. */
  waiting(): number;
  stop(): Promise<void>;
}

/** An entry of the console itself. */
export function ownEntry(over: Pick<AuditEntry, "action" | "at"> & Partial<AuditEntry>): AuditEntry {
  return {
    requestId: "",
    stage: "event",
    actor: { id: "", name: "Drydock", via: "engine" },
    address: "",
    cluster: "",
    object: "",
    result: "done",
    detail: {},
    ...over,
  };
}

export function createRecorder(store: Pick<AuditStore, "append">, clock: { now(): Date }): Recorder {
  const tries = createTries();
  let waiting: AuditEntry[] = [];
  let lost = 0;
  let flushing: Promise<void> | undefined;

  const keep = (entry: AuditEntry) => {
    if (waiting.length < MOST_WAITING) waiting.push(entry);
    else lost += 1;
    metrics().audit.waiting.set(waiting.length);
  };

  const write = async (entry: AuditEntry) => {
    // What waits was first.
    if (waiting.length > 0) return keep(entry);
    try {
      await store.append([entry]);
    } catch (error) {
      log("warn", "audit records wait", { reason: reasonOf(error) });
      keep(entry);
    }
  };

  const flush = async () => {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, 100);
      try {
        await store.append(batch);
      } catch {
        return; // it was said when the first of them began to wait
      }
      waiting = waiting.slice(batch.length);
      metrics().audit.waiting.set(waiting.length);
    }
    if (lost === 0) return;
    const count = lost;
    lost = 0;
    await write(heldBack("while the database was away", count));
  };

  const heldBack = (address: string, count: number) =>
    ownEntry({
      at: clock.now().toISOString(),
      action: "audit.held-back",
      address,
      result: "refused",
      detail: { count },
    });

  const round = async (atTheEnd = false) => {
    await flush();
    for (const { address, count } of tries.heldBack(clock.now().getTime(), atTheEnd))
      await write(heldBack(address, count));
  };
  const timer = setInterval(() => {
    flushing ??= round().finally(() => {
      flushing = undefined;
    });
  }, AGAIN_MS).unref();

  return {
    first: async (entry) => void (await store.append([entry])),
    tell: write,
    async tried(entry) {
      if (tries.count(entry.address || OTHERS, clock.now().getTime())) await write(entry);
    },
    waiting: () => waiting.length,
    async stop() {
      clearInterval(timer);
      await flushing;
      await round(true);
      const left = waiting.length + lost;
      if (left > 0)
        log("error", "audit records are lost: the console ends without a database", { records: left });
    },
  };
}
