import { DrydockError } from "@/lib/domain/errors";
import { LIMITS, type Limit, type LimitName, secondsLeft } from "@/lib/domain/limits/limit";
import type { LimitStore } from "@/lib/operations/store-ports/limits";
import { metrics } from "@/lib/server/metrics/instruments";

/** How long calls are counted here alone before all replicas are told. In milliseconds. */
const TELL_MS = 1_000;
/** More keys than people and scripts that call at once; beyond it somebody makes them up. */
const MOST_KEYS = 50_000;

export interface Limiter {
  /**
   * Counts one try in the database before it is made, so that no replica and no restart gives more of them.
   * @throws too-many; database-away: who can't be counted may not try
   */
  attempt(name: LimitName, key: string): Promise<void>;
  /**
   * Counts a call that must not wait: here at once, with the other replicas' within a second. While the database is away
   * each replica counts for itself.
   * @throws too-many
   */
  call(name: LimitName, key: string): void;
  stop(): void;
}

interface Window {
  name: LimitName;
  key: string;
  ends: number;
  /** Of all replicas, as they were last told, and what was not told yet. */
  told: number;
  untold: number;
}

function refuse(name: LimitName, { what, windowSeconds }: Limit, now: number): never {
  metrics().http.limited.inc({ limit: name });
  throw new DrydockError({ code: "too-many", what, retryAfterSeconds: secondsLeft(windowSeconds, now) });
}

export function createLimiter(store: LimitStore, now = Date.now): Limiter {
  const windows = new Map<string, Window>();
  let telling: NodeJS.Timeout | undefined;

  async function tellOne(window: Window): Promise<void> {
    const times = window.untold;
    if (times === 0) return;
    window.untold = 0;
    window.told += times;
    try {
      const { windowSeconds } = LIMITS[window.name];
      window.told = Math.max(
        window.told,
        await store.add(`${window.name} ${window.key}`, windowSeconds, times),
      );
    } catch (error) {
      // Told to nobody, and counted here all the same.
      if (!(error instanceof DrydockError)) throw error;
    }
  }

  function tell(): void {
    telling = undefined;
    for (const [id, window] of windows) if (window.ends <= now()) windows.delete(id);
    for (const window of windows.values()) void tellOne(window);
  }

  return {
    async attempt(name, key) {
      const limit = LIMITS[name];
      if ((await store.add(`${name} ${key}`, limit.windowSeconds, 1)) > limit.most)
        refuse(name, limit, now());
    },
    call(name, key) {
      const limit = LIMITS[name];
      const id = `${name} ${key}`;
      const ends = now() + secondsLeft(limit.windowSeconds, now()) * 1000;
      const known = windows.get(id);
      const window = known && known.ends > now() ? known : { name, key, ends, told: 0, untold: 0 };
      if (window !== known && windows.size < MOST_KEYS) windows.set(id, window);
      window.untold += 1;
      telling ??= setTimeout(tell, TELL_MS).unref();
      if (window.told + window.untold > limit.most) refuse(name, limit, now());
    },
    stop: () => clearTimeout(telling),
  };
}
