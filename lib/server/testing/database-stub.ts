import type { Database } from "@/lib/adapters/postgres";
import type { DatabaseState } from "@/lib/domain/database-state";

/** A database for tests that ask it nothing: only its state is there, and tests set it. */
export function databaseStub(): Database & { set(state: DatabaseState): void } {
  let state: DatabaseState = { state: "ready" };
  const listeners: ((state: DatabaseState) => void)[] = [];
  return {
    state: () => state,
    set(next) {
      state = next;
      for (const listener of listeners) listener(next);
    },
    onChange: (listener) => void listeners.push(listener),
    run: () => Promise.reject(new Error("this test has no database")),
    look: async () => state,
    connections: () => ({ total: 0, idle: 0, waiting: 0 }),
    close: async () => undefined,
  };
}
