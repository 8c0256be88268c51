import { DrydockError } from "@/lib/domain/errors";
import type { LimitStore } from "@/lib/operations/store-ports/limits";
import { createLimiter, type Limiter } from "./limiter";

// Instrumentation and route handlers are separate module graphs in Next.js; only globalThis is shared.
const KEY = Symbol.for("drydock.limits");
const shared = globalThis as { [KEY]?: Limiter };

/** Before the database is there: calls are counted here alone, and what has to be counted for all is refused. */
const NOWHERE: LimitStore = {
  add: () => Promise.reject(new DrydockError({ code: "database-away", why: "it was not opened yet" })),
};

/** The limiter of this process. */
export function limits(): Limiter {
  shared[KEY] ??= createLimiter(NOWHERE);
  return shared[KEY];
}

/** From now on all replicas count together. */
export function startLimits(store: LimitStore): void {
  shared[KEY]?.stop();
  shared[KEY] = createLimiter(store);
}
