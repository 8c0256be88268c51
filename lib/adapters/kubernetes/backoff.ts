import type { Timing } from "./timing";

const FIRST_MS = 800;
const CAP_MS = 30_000;
const QUIET_MS = 120_000;

export interface Backoff {
  /** Milliseconds to wait before the next try. */
  next(): number;
  reset(): void;
}

/**
 * Waits of 0.8 s doubling to 30 s, each stretched by up to 100 % at random, beginning anew after two minutes without
 * a failure: the figures of client-go's reflector (tools/cache/reflector.go), so that many watchers of one API server
 * that comes back do not all knock at once.
 */
export function createBackoff(timing: Timing): Backoff {
  let base = FIRST_MS;
  let last = Number.NEGATIVE_INFINITY;
  return {
    next() {
      const now = timing.now();
      if (now - last > QUIET_MS) base = FIRST_MS;
      last = now;
      const delay = base * (1 + timing.random());
      base = Math.min(base * 2, CAP_MS);
      return delay;
    },
    reset() {
      base = FIRST_MS;
    },
  };
}
