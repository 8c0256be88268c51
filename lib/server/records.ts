import type { Database } from "@/lib/adapters/postgres";
import { DrydockError } from "@/lib/domain/errors";
import type { Past, RunEvent, RunRecord, RunStore } from "@/lib/operations/store-ports/runs";
import { log, reasonOf } from "./log";

/** What waits while the database is away: of runs the newest state each, of events the newest. */
const WAITING_MAX = 10_000;
const REMEMBERED = { runs: 500, events: 200 };
/** At once: a row has a dozen values, and PostgreSQL takes 65,535 in a statement. */
const BATCH = 1_000;

/** What the console writes down of maintenances, and whether it can. */
export interface Records {
  /** @throws database-away while what a person is about to do could not be recorded */
  require(): void;
  /** Written soon, or once the database is back. A run that waits is replaced by its newer state. */
  keepRun(record: RunRecord): void;
  keepEvent(event: RunEvent): void;
  /** Hands over what is remembered of a cluster, as soon as the database answers. */
  recall(cluster: string, take: (past: Past) => void): void;
  /** Tries once more to write what waits. */
  close(): Promise<void>;
}

export function createRecords(database: Pick<Database, "state" | "onChange">, store: RunStore): Records {
  const runs = new Map<string, RunRecord>();
  let events: RunEvent[] = [];
  let writing: Promise<void> | undefined;
  let recalling: Promise<void> | undefined;
  /** Since the reading that runs began: the database may have come back behind its failure. */
  let asked = false;
  const recalls = new Map<string, (past: Past) => void>();

  const write = async () => {
    while (runs.size + events.length > 0 && database.state().state === "ready") {
      // Runs first: an event belongs to one.
      const batch = { runs: [...runs.values()].slice(0, BATCH), events: events.slice(0, BATCH) };
      if (batch.runs.length < runs.size) batch.events = [];
      try {
        await store.write(batch);
      } catch (error) {
        if (isAway(error)) return; // they wait for its return
        log("error", "history not written", { runs: batch.runs.length, reason: reasonOf(error) });
      }
      for (const run of batch.runs) if (runs.get(run.id) === run) runs.delete(run.id);
      const told = new Set(batch.events);
      events = events.filter((event) => !told.has(event));
    }
  };
  const flush = (): Promise<void> => {
    writing ??= Promise.resolve()
      .then(write)
      .finally(() => {
        writing = undefined;
      });
    return writing;
  };
  const read = async () => {
    // One asked for meanwhile has its turn, too.
    for (const [cluster, take] of recalls) {
      try {
        take(await store.recent(cluster, REMEMBERED));
        recalls.delete(cluster);
      } catch (error) {
        if (isAway(error)) return; // they wait for its return
        log("error", "history not read", { cluster, reason: reasonOf(error) });
      }
    }
  };
  const readWhileAsked = async () => {
    while (asked) {
      asked = false;
      await read();
    }
  };
  const recallAll = (): void => {
    asked = true;
    recalling ??= readWhileAsked().finally(() => {
      recalling = undefined;
    });
  };
  database.onChange(({ state }) => {
    if (state !== "ready") return;
    void flush();
    recallAll();
  });

  return {
    require() {
      const now = database.state();
      if (now.state !== "ready")
        throw new DrydockError({ code: "database-away", why: now.why, since: now.since });
    },
    keepRun(record) {
      runs.set(record.id, record);
      const [oldest] = runs.keys();
      if (runs.size > WAITING_MAX && oldest !== undefined) runs.delete(oldest);
      void flush();
    },
    keepEvent(event) {
      events.push(event);
      if (events.length > WAITING_MAX) events.shift();
      void flush();
    },
    recall(cluster, take) {
      recalls.set(cluster, take);
      recallAll();
    },
    async close() {
      recalls.clear();
      await recalling;
      await writing;
      await flush();
    },
  };
}

function isAway(error: unknown): boolean {
  return error instanceof DrydockError && error.failure.code === "database-away";
}
