import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { ClusterList } from "@/lib/contracts/cluster";
import { type Changes, followChanges } from "./clusters/changes.ts";
import { nodeName } from "./scripted/objects.ts";
import { type Scripted, startScripted } from "./scripted/start.ts";
import type { BenchOptions } from "./support/bench.ts";
import { waitOf } from "./support/blocks.ts";
import { buildConsole, type ConsoleOptions, type MeasuredConsole, startConsole } from "./support/console.ts";
import { until } from "./support/kube.ts";
import { formatSpread, percentileOf, spreadOf } from "./support/statistics.ts";

const CLUSTERS = 50;
const NODES = 100;
const PODS = 1_000;
/** Clusters that one tab follows while their nodes change. */
const FOLLOWED = 10;
const EVENTS = 100;
/** Of all clusters together, a second; each changes four times. */
const REPLACEMENTS = 25;
/** Dead from the start, and later: neither is followed. */
const DEAD = CLUSTERS - 1;
const DIES = CLUSTERS - 2;

/** Milliseconds between two looks at the list, which is not to be measured itself. */
const LOOK_MS = 500;

const MOST = { p95Ms: 1_000, p99Ms: 2_000, waitMs: 50, ratio: 1.2, toldSeconds: 10 };

export const goal =
  `${CLUSTERS} clusters of ${NODES} nodes and ${PODS} pods in one console, one of which takes connections and never ` +
  `answers: the others are all live after at most ${MOST.ratio} of the time that it takes when none is dead; a change ` +
  `in them is told after ${MOST.p95Ms} ms at the 95th percentile, ${MOST.p99Ms} ms at the 99th, and in at most ` +
  `${MOST.ratio} of the median without; no more than ${MOST.waitMs} ms to wait for the event loop at 99 % of all ` +
  `moments; that it is dead is told after ${MOST.toldSeconds} s`;

/** A console with all clusters well, then the same with one of them dead, in turn. */
export async function run({ pairs = 3, say }: BenchOptions) {
  const folder = await mkdtemp(path.join(tmpdir(), "drydock-bench-"));
  const scripted = await startScripted(NODES, PODS, folder, CLUSTERS);
  try {
    await buildConsole();
    const token = await firstToken({ kubeconfig: scripted.kubeconfig, folder });
    scripted.tell({ do: "replace", perSecond: REPLACEMENTS });
    const runs: Record<"well" | "dead", Awaited<ReturnType<typeof measure>>[]> = { well: [], dead: [] };
    for (let pair = 0; pair < pairs; pair++)
      for (const dead of pair % 2 === 0 ? [false, true] : [true, false]) {
        scripted.tell({ do: "silence", cluster: DEAD, on: dead });
        runs[dead ? "dead" : "well"].push(await measure(scripted, { folder, token }, dead, say));
      }
    return { ...judge(runs), runs };
  } finally {
    await scripted.stop();
    await rm(folder, { recursive: true });
  }
}

type Run = Awaited<ReturnType<typeof measure>>;

function judge({ well, dead }: Record<"well" | "dead", Run[]>) {
  const median = (runs: Run[], of: (run: Run) => number) => spreadOf(runs.map(of)).median;
  const after = dead.flatMap(({ events, eventsAfterDeath }) => [...events, ...eventsAfterDeath]);
  const all = [...well, ...dead];
  const value = {
    liveRatio:
      median(dead, ({ liveSeconds }) => liveSeconds) / median(well, ({ liveSeconds }) => liveSeconds),
    eventRatio: spreadOf(after).median / spreadOf(well.flatMap(({ events }) => events)).median,
    p95Ms: percentileOf(after, 0.95),
    p99Ms: percentileOf(after, 0.99),
    waitMs: Math.max(...all.map(({ waitMs }) => waitMs)),
    toldSeconds: Math.max(...all.flatMap(({ toldSeconds }) => toldSeconds)),
  };
  const ok =
    Math.max(value.liveRatio, value.eventRatio) <= MOST.ratio &&
    value.p95Ms <= MOST.p95Ms &&
    value.p99Ms <= MOST.p99Ms &&
    value.waitMs <= MOST.waitMs &&
    value.toldSeconds <= MOST.toldSeconds;
  return { value, ok };
}

/** Of a console that comes before those that are measured. */
async function firstToken(options: ConsoleOptions): Promise<string> {
  const console = await startConsole(options);
  await console.stop();
  return console.token;
}

/** One console from its start on: how soon it is live, how soon it tells changes, and the same after a cluster died. */
async function measure(
  scripted: Scripted,
  own: { folder: string; token: string },
  dead: boolean,
  say: (line: string) => void,
) {
  const console = await startConsole({ ...own, kubeconfig: scripted.kubeconfig });
  try {
    const { contexts } = scripted;
    const deadTold = dead ? [told(console, contexts[DEAD], console.startedAt)] : [];
    const ids = await allLive(console, contexts, CLUSTERS - Number(dead));
    const liveSeconds = (Date.now() - console.startedAt) / 1000;
    const toldSeconds = await Promise.all(deadTold);
    const changes = await followChanges(console, ids.slice(0, FOLLOWED));
    await console.look();
    const events = await changeNodes(scripted, changes, ids);
    scripted.tell({ do: "silence", cluster: DIES, on: true });
    const [eventsAfterDeath, toldAfter] = await Promise.all([
      changeNodes(scripted, changes, ids),
      told(console, contexts[DIES], Date.now()),
    ]);
    toldSeconds.push(toldAfter);
    const report = await console.look();
    const waitMs = waitOf(report, 0.99);
    changes.close();
    say(
      `${dead ? "one dead" : "all well"}: the others live after ${liveSeconds.toFixed(1)} s; changes told after ` +
        `${formatSpread(spreadOf(events), 0)} ms, ${formatSpread(spreadOf(eventsAfterDeath), 0)} once another died; ` +
        `deaths told after ${toldSeconds.map((s) => s.toFixed(1)).join(" and ")} s; waits ${waitMs.toFixed(0)} ms, ` +
        `${report.heapMiB.toFixed(0)} MiB of heap`,
    );
    return { liveSeconds, events, eventsAfterDeath, toldSeconds, waitMs, heapMiB: report.heapMiB };
  } finally {
    scripted.tell({ do: "silence", cluster: DIES, on: false });
    await console.stop();
  }
}

/** Ids of the clusters in the order of their contexts, once so many are live. */
async function allLive(
  console: MeasuredConsole,
  contexts: readonly string[],
  count: number,
): Promise<string[]> {
  const items = await until(
    "the clusters are live",
    async () => {
      const { items } = (await console.read<ClusterList>("/clusters")) ?? { items: [] };
      return items.filter(({ freshness }) => freshness.state === "live").length === count && items;
    },
    LOOK_MS,
  );
  return contexts.map((context) => items.find(({ name }) => name === context)?.id ?? "");
}

/** Seconds since that time (ms since 1970) until the console says that the cluster is away. */
async function told(console: MeasuredConsole, context: string | undefined, since: number): Promise<number> {
  await until(
    `${context} is told as away`,
    async () => {
      const { items } = (await console.read<ClusterList>("/clusters")) ?? { items: [] };
      return items.find(({ name }) => name === context)?.freshness.state === "unreachable";
    },
    LOOK_MS,
  );
  return (Date.now() - since) / 1000;
}

/** Cordons and uncordons nodes one after the other; from each change at the API server to the stream, in milliseconds. */
async function changeNodes(scripted: Scripted, changes: Changes, ids: readonly string[]): Promise<number[]> {
  const figures: number[] = [];
  for (let at = 0; at < EVENTS; at++) {
    const cluster = at % FOLLOWED;
    const node = Math.floor(at / FOLLOWED / 2);
    const on = Math.floor(at / FOLLOWED) % 2 === 0;
    const seen = changes.when(ids[cluster] ?? "", nodeName(node), !on);
    const begin = performance.now();
    scripted.tell({ do: "cordon", cluster, node, on });
    figures.push((await seen) - begin);
    // Not in step with whatever beats in the console.
    await delay(Math.random() * 100);
  }
  return figures;
}
