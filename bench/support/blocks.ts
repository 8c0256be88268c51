/** How long the event loop was not free, as its process saw it. */
export interface LoopReport {
  /** Each time that it was late by a millisecond or more. Milliseconds. */
  blocks: number[];
  /** How long was looked. Milliseconds. */
  overMs: number;
  /** 99th percentile of node:perf_hooks' own monitor at its resolution of 10 ms, which counts looks. Milliseconds. */
  monitorP99Ms: number;
}

/**
 * How long at most an event waits for the loop that comes at a random moment, for this share of all moments. Of a
 * block of B ms, B - t ms are moments in which the wait is longer than t. Milliseconds.
 */
export function waitOf({ blocks, overMs }: Pick<LoopReport, "blocks" | "overMs">, share: number): number {
  const late = (than: number) => blocks.reduce((sum, block) => sum + Math.max(0, block - than), 0) / overMs;
  let low = 0;
  let high = Math.max(0, ...blocks);
  while (high - low > 0.01) {
    const middle = (low + high) / 2;
    if (late(middle) > 1 - share) low = middle;
    else high = middle;
  }
  return high;
}
