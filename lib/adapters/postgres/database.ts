import type pg from "pg";
import type { DatabaseState } from "@/lib/domain/database-state";
import { DrydockError } from "@/lib/domain/errors";
import { reasonOf, type Verdict, verdictOf } from "./failure";
import { migrate } from "./migrate";
import { type Drizzle, openDrizzle } from "./open-drizzle";
import { type Address, createPool } from "./pool";
import { probe } from "./probe";

/** The one way to the database, and what is known of it now. */
export interface Database {
  state(): DatabaseState;
  onChange(listener: (state: DatabaseState) => void): void;
  /**
   * Runs queries; `db.transaction` inside where they belong together.
   * @throws database-away at once while it is away, or when it goes away or is full in the middle
   */
  run<T>(work: (db: Drizzle) => Promise<T>): Promise<T>;
  /** Looks now; otherwise each few seconds, and when a query fails. */
  look(): Promise<DatabaseState>;
  connections(): { total: number; idle: number; waiting: number };
  close(): Promise<void>;
}

export interface DatabaseOptions {
  address: Address;
  /** Why it does not answer, where whoever runs it knows better than who asks it. */
  trouble?: () => string | undefined;
  now?: () => Date;
  /** Between two looks, while it is there and while it is not. In milliseconds. */
  intervalMs?: { ready: number; away: number };
}

/** Looks once before it returns, and goes on looking; a database that is away is a state and no error. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const {
    address,
    trouble = () => undefined,
    now = () => new Date(),
    intervalMs = { ready: 5_000, away: 1_000 },
  } = options;
  let state: DatabaseState = { state: "away", since: now().toISOString(), why: "not connected yet" };
  let prepared = false;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<DatabaseState> | undefined;
  const listeners = new Set<(state: DatabaseState) => void>();

  const set = (next: { state: "ready" } | Verdict) => {
    const before = state;
    if (next.state === "ready") state = next;
    else state = { ...next, since: before.state === next.state ? before.since : now().toISOString() };
    if (state.state === "away") prepared = false;
    if (before.state !== state.state) for (const listener of listeners) listener(state);
  };
  const told = (verdict: Verdict): Verdict =>
    verdict.state === "away" ? { ...verdict, why: trouble() ?? verdict.why } : verdict;
  const pool: pg.Pool = createPool(address, () => void look());
  const db = openDrizzle(pool);

  const lookOnce = async (): Promise<DatabaseState> => {
    clearTimeout(timer);
    try {
      if (!prepared) await migrate(address);
      prepared = true;
      await probe(pool, state.state === "full");
      set({ state: "ready" });
    } catch (error) {
      // Whatever keeps it from answering at all is a reason to say that it does not.
      set(told(verdictOf(error) ?? { state: "away", why: reasonOf(error) }));
    }
    const wait = state.state === "ready" ? intervalMs.ready : intervalMs.away;
    if (!closed) timer = setTimeout(() => void look(), wait).unref();
    return state;
  };
  const look = (): Promise<DatabaseState> => {
    looking ??= lookOnce().finally(() => {
      looking = undefined;
    });
    return looking;
  };

  await look();
  return {
    state: () => state,
    onChange: (listener) => void listeners.add(listener),
    look,
    async run(work) {
      if (state.state === "away") throw failureOf(state);
      try {
        return await work(db);
      } catch (error) {
        const found = verdictOf(error);
        if (!found) throw error;
        const verdict = told(found);
        set(verdict);
        void look();
        throw failureOf(verdict, error);
      }
    },
    connections: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    async close() {
      closed = true;
      await looking;
      clearTimeout(timer);
      await pool.end();
    },
  };
}

function failureOf({ why, since }: { why: string; since?: string }, cause?: unknown): DrydockError {
  return new DrydockError({ code: "database-away", why, since }, { cause });
}
