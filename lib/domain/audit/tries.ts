/** Tries of one address that are recorded one by one, in each window. */
const EACH = 10;
/** Of all addresses together: somebody with many must not fill the log. */
const ALL = 200;
/** Addresses that are told apart in a window; those that come later are counted together. */
const ADDRESSES = 500;
const WINDOW_MS = 60_000;
export const OTHERS = "other addresses";

/** Tries of one address that were not recorded one by one. */
export interface HeldBack {
  address: string;
  count: number;
}

/** Bounds what refused and unauthenticated tries write into the log. None goes uncounted, and nobody is told of it. */
export interface Tries {
  /** Whether this one is recorded by itself. */
  count(address: string, nowMs: number): boolean;
  /** What was held back in windows that are over, once; at the end in the one that is not over as well. */
  heldBack(nowMs: number, atTheEnd?: boolean): HeldBack[];
}

export function createTries(): Tries {
  let startMs = Number.NEGATIVE_INFINITY;
  let recorded = 0;
  let known = new Map<string, { recorded: number; held: number }>();
  let told: HeldBack[] = [];

  const turn = (nowMs: number, isOver = false) => {
    if (!isOver && nowMs >= startMs && nowMs - startMs < WINDOW_MS) return;
    const held = [...known].map(([address, of]) => ({ address, count: of.held }));
    told = [...told, ...held.filter(({ count }) => count > 0)].slice(-ADDRESSES);
    startMs = nowMs;
    recorded = 0;
    known = new Map();
  };

  return {
    count(address, nowMs) {
      turn(nowMs);
      const key = known.has(address) || known.size < ADDRESSES ? address : OTHERS;
      const of = known.get(key) ?? { recorded: 0, held: 0 };
      known.set(key, of);
      const record = of.recorded < EACH && recorded < ALL;
      if (record) {
        of.recorded += 1;
        recorded += 1;
      } else of.held += 1;
      return record;
    },
    heldBack(nowMs, atTheEnd) {
      turn(nowMs, atTheEnd);
      const held = told;
      told = [];
      return held;
    },
  };
}
