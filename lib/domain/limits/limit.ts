/** At most so many in a window of so many seconds. Windows lie side by side: two of them may meet, and twice as many. */
export interface Limit {
  most: number;
  windowSeconds: number;
  /** Of what there are too many, in words. */
  what: string;
}

export const LIMITS = {
  /** Far above what people and sound scripts need; a script that runs wild is stopped. */
  api: { most: 6000, windowSeconds: 60, what: "calls" },
  /** Each opens connections to an address that somebody names. */
  "cluster-test": { most: 30, windowSeconds: 300, what: "tests of connections" },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof LIMITS;

/** When a window ends in which this moment (milliseconds since the epoch) lies: seconds from then, at least one. */
export function secondsLeft(windowSeconds: number, nowMs: number): number {
  return Math.max(1, Math.ceil(windowSeconds - ((nowMs / 1000) % windowSeconds)));
}
