import type { Database } from "@/lib/adapters/postgres";
import { DrydockError } from "@/lib/domain/errors";
import type { Past, RunEvent, RunRecord, RunStore } from "@/lib/operations/store-ports/runs";
import { log, reasonOf } from "./log";

/** What waits while the database is away: of runs the newest state each, of events the newest. */
const WAITING_MAX = 10_000;
const REMEMBERED = { runs: 500, events: 200 };
/** At once: a row has a dozen values, and PostgreSQL takes 65,535 in a statement. */
const BATCH = 1_000;
/** At once, too: a run's row holds its pods, and is written whole. */
const BATCH_PODS = 20_000;
/** Between two writings, in milliseconds: each pod that leaves is news, and of a run that waits only the newest is written. */
const PACE_MS = 1_000;

/** What the console writes down of maintenances, and whether it can. */
export interface Records {
  /** @throws database-away while what a person is about to do could not be recorded */
  require(): void;
  /** Written within a second or so, or once the database is back. What waits is replaced by its newer state. */
  keepRun(record: RunRecord): void;
  /** Likewise: its run and its key say which it is. */
  keepEvent(event: RunEvent): void;
  /** Hands over what is remembered of a cluster, as soon as the database answers. */
  recall(cluster: string, take: (past: Past) => void): void;
  /** Tries once more to write what waits. */
  close(): Promise<void>;
}

export function createRecords(database: Pick<Database, "state" | "onChange">, store: RunStore): Records {
  const runs = new Map<string, RunRecord>();
  const events = new Map<string, RunEvent>();
  let writing: Promise<void> | undefined;
  let recalling: Promise<void> | undefined;
  /** Since the reading that runs began: the database may have come back behind its failure. */
  let asked = false;
  /** Ends the pause between two writings. */
  let goOn: (() => void) | undefined;
  let closing = false;
  const recalls = new Map<string, (past: Past) => void>();

  /** What comes meanwhile waits for the next writing. */
  const pause = () =>
    new Promise<void>((resolve) => {
      if (closing) return resolve();
      const timer = setTimeout(resolve, PACE_MS).unref();
      goOn = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const write = async () => {
    while (runs.size + events.size > 0 && database.state().state === "ready") {
      // Runs first: an event belongs to one.
      const batch = { runs: firstRuns(runs.values()), events: [...events.values()].slice(0, BATCH) };
      if (batch.runs.length < runs.size) batch.events = [];
      try {
        await store.write(batch);
      } catch (error) {
        if (isAway(error)) return; // they wait for its return
        log("error", "history not written", { runs: batch.runs.length, reason: reasonOf(error) });
      }
      for (const run of batch.runs) if (runs.get(run.id) === run) runs.delete(run.id);
      for (const event of batch.events) if (events.get(idOf(event)) === event) events.delete(idOf(event));
      await pause();
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
      const waiting = runs.get(record.id);
      // Who turned it on tells its plan, who drives the rest.
      runs.set(record.id, { ...waiting, ...record, plan: record.plan ?? waiting?.plan });
      dropOldest(runs);
      void flush();
    },
    keepEvent(event) {
      events.set(idOf(event), event);
      dropOldest(events);
      void flush();
    },
    recall(cluster, take) {
      recalls.set(cluster, take);
      recallAll();
    },
    async close() {
      closing = true;
      goOn?.();
      recalls.clear();
      await recalling;
      await writing;
      await flush();
    },
  };
}

function idOf({ run, key }: RunEvent): string {
  return `${run} ${key}`;
}

function dropOldest(waiting: Map<string, unknown>): void {
  const [oldest] = waiting.keys();
  if (waiting.size > WAITING_MAX && oldest !== undefined) waiting.delete(oldest);
}

/** As many as are written at once; one at least. */
function firstRuns(waiting: Iterable<RunRecord>): RunRecord[] {
  const first: RunRecord[] = [];
  let pods = 0;
  for (const run of waiting) {
    pods += (run.pods?.length ?? 0) + (run.plan?.pods.length ?? 0);
    if (first.length === BATCH || (first.length > 0 && pods > BATCH_PODS)) break;
    first.push(run);
  }
  return first;
}

function isAway(error: unknown): boolean {
  return error instanceof DrydockError && error.failure.code === "database-away";
}
