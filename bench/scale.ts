import path from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { callsOf, follow } from "./drain/calls.ts";
import { drydock } from "./drain/drydock.ts";
import { reallyDrained } from "./drain/witness.ts";
import { workersOf } from "./drain/workload.ts";
import type { BenchOptions } from "./support/bench.ts";
import { openKube } from "./support/kube.ts";
import { residentIn } from "./support/memory.ts";
import { withSandbox } from "./support/sandbox.ts";
import { formatSpread, spreadOf } from "./support/statistics.ts";

const NODES = 1000;
const PODS = 30_000;
const MOST_FILL_SECONDS = 180;
const MIB = 2 ** 20;

export const goal = `sandbox of ${NODES} nodes and ${PODS} pods filled in at most ${MOST_FILL_SECONDS} s`;

/** What is not collected would count as kept. */
function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
}

/** A large cluster: how long it takes to fill, what the console keeps of it, and how a drain in it goes. */
export async function run({ pairs: drains = 3, say }: BenchOptions) {
  const up = ["--scenario", "scale", "--nodes", String(NODES), "--pods", String(PODS), "--audit"];
  return withSandbox(up, async ({ upSeconds, ...sandbox }) => {
    say(`filled in ${upSeconds.toFixed(0)} s, ${residentIn(sandbox.directory).toFixed(0)} MiB`);
    const kube = openKube(sandbox.kubeconfig);
    collectGarbage();
    const before = process.memoryUsage();
    const begin = performance.now();
    const console = await drydock({ ...sandbox, upSeconds });
    const liveSeconds = (performance.now() - begin) / 1000;
    collectGarbage();
    const after = process.memoryUsage();
    const kept = { heapMiB: (after.heapUsed - before.heapUsed) / MIB, rssMiB: after.rss / MIB };
    say(
      `live in ${liveSeconds.toFixed(1)} s, ${kept.heapMiB.toFixed(0)} MiB of heap, ${kept.rssMiB.toFixed(0)} resident`,
    );
    const log = follow(path.join(sandbox.directory, "logs", "audit.log"));
    const delay = monitorEventLoopDelay({ resolution: 1 });
    const runs = [];
    for (const node of (await workersOf(kube)).slice(0, drains)) {
      delay.reset();
      delay.enable();
      const start = performance.now();
      const [at] = await Promise.all([reallyDrained(kube, node), console.drain([node])]);
      delay.disable();
      const calls = callsOf(log.read(), "drydock");
      const blockedMs = { p99: delay.percentile(99) / 1e6, max: delay.max / 1e6 };
      runs.push({ drained: (at - start) / 1000, calls, blockedMs });
    }
    const drained = spreadOf(runs.map(({ drained }) => drained));
    const blocked = spreadOf(runs.map(({ blockedMs }) => blockedMs.max));
    say(
      `a node drained in ${formatSpread(drained)} s, event loop blocked for ${formatSpread(blocked, 0)} ms at most`,
    );
    log.close();
    await console.close();
    await kube.close();
    const figures = { liveSeconds, kept, drained, longestBlockMs: blocked, runs };
    return { value: upSeconds, ok: upSeconds <= MOST_FILL_SECONDS, ...figures };
  });
}
