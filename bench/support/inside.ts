/**
 * Loaded into a measured process with --import: tells the benchmark by message what only the process itself can know.
 * Needs --expose-gc.
 */
import { monitorEventLoopDelay } from "node:perf_hooks";
import type { LoopReport } from "./blocks.ts";

export interface InsideReport extends LoopReport {
  /** Used after a garbage collection, in MiB. */
  heapMiB: number;
}

const LOOK_MS = 2;
const MIB = 2 ** 20;

const monitor = monitorEventLoopDelay({ resolution: 10 });
let blocks: number[] = [];
let since = performance.now();
let last = since;

function reset(): void {
  blocks = [];
  since = last = performance.now();
  monitor.reset();
  monitor.enable();
}

setInterval(() => {
  const now = performance.now();
  const late = now - last - LOOK_MS;
  if (late >= 1) blocks.push(late);
  last = now;
}, LOOK_MS).unref();

process.on("message", () => {
  const report = { blocks, overMs: performance.now() - since, monitorP99Ms: monitor.percentile(99) / 1e6 };
  // Twice: what the first finds only after its finalizers.
  globalThis.gc?.();
  globalThis.gc?.();
  const heapMiB = process.memoryUsage().heapUsed / MIB;
  process.send?.({ ...report, heapMiB } satisfies InsideReport);
  reset();
});
process.channel?.unref();
reset();
