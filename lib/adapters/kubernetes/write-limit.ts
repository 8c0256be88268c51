import type { Timing } from "./timing";

/** Calls that change something: so many a second over time, and so many at once after a rest. */
const PER_SECOND = 20;
const BURST = 50;
const TOKEN_MS = 1000 / PER_SECOND;
/** The API server says how long to stay away; this bounds what it can ask for. In milliseconds. */
const LONGEST_PAUSE_MS = 60_000;

/** One bucket of tokens a cluster, for all calls that change something in it. */
export interface WriteLimit {
  /** How many may be sent now. */
  free(): number;
  /** Milliseconds until one may be sent; 0: now. */
  waitMs(): number;
  /**
   * Counts a call that is sent now, also where none was free: what a person asked for does not queue behind evictions,
   * but evictions wait longer for it.
   */
  spend(): void;
  /** The API server has too much to do: nothing is free for so many milliseconds, and no burst follows. */
  pause(ms: number): void;
}

export function createWriteLimit(timing: Timing): WriteLimit {
  /** Kept as the time that it stands for, in milliseconds: whole numbers do not drift. */
  let credit = BURST * TOKEN_MS;
  let filledAt = timing.now();
  let pausedUntil = Number.NEGATIVE_INFINITY;

  /** The credit at this moment. None comes in during a pause: `filledAt` lies ahead then. */
  function fill(): number {
    const now = timing.now();
    if (now > filledAt) {
      credit = Math.min(BURST * TOKEN_MS, credit + now - filledAt);
      filledAt = now;
    }
    return credit;
  }

  const pausedMs = () => Math.max(0, pausedUntil - timing.now());
  return {
    free: () => (pausedMs() > 0 ? 0 : Math.max(0, Math.floor(fill() / TOKEN_MS))),
    waitMs: () => pausedMs() + Math.max(0, TOKEN_MS - fill()),
    spend() {
      credit = fill() - TOKEN_MS;
    },
    pause(ms) {
      credit = Math.min(fill(), TOKEN_MS);
      pausedUntil = Math.max(pausedUntil, timing.now() + Math.min(ms, LONGEST_PAUSE_MS));
      filledAt = pausedUntil;
    },
  };
}
