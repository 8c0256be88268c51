import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { ClusterList } from "@/lib/contracts/cluster";
import type { NodeList } from "@/lib/contracts/node";
import { type Scripted, startScripted } from "./scripted/start.ts";
import type { BenchOptions } from "./support/bench.ts";
import { waitOf } from "./support/blocks.ts";
import { buildConsole, type ConsoleOptions, startConsole } from "./support/console.ts";
import { startIdle } from "./support/idle.ts";
import type { InsideReport } from "./support/inside.ts";
import { until } from "./support/kube.ts";
import { readStream } from "./support/stream.ts";

const NODES = 5_000;
const PODS = 150_000;
const CHANGES_A_SECOND = 100;
/** A pod that is replaced changes four times. */
const CHANGES_OF_A_REPLACEMENT = 4;

const MOST = { heapMiB: 150, peakMiB: 700, blockedMs: 50, coldSeconds: 5 };

export const goal =
  `${NODES} nodes and ${PODS} pods kept in at most ${MOST.heapMiB} MiB of heap and ${MOST.peakMiB} MiB resident at the peak, ` +
  `the event loop free within ${MOST.blockedMs} ms at the 99th percentile of all moments, the table there ${MOST.coldSeconds} s ` +
  "after the process started, nodes before pods";

/** What the production console needs for the largest cluster that Kubernetes promises. */
export async function run(options: BenchOptions) {
  const folder = await mkdtemp(path.join(tmpdir(), "drydock-bench-"));
  const small = await startScripted(3, 90, folder);
  const large = await startScripted(NODES, PODS, folder);
  try {
    await buildConsole();
    return await measure(small, large, { folder, ...options });
  } finally {
    await small.stop();
    await large.stop();
    await rm(folder, { recursive: true });
  }
}

async function measure(small: Scripted, large: Scripted, options: BenchOptions & { folder: string }) {
  const { folder, profile, say } = options;
  const empty = await restingHeap({ kubeconfig: small.kubeconfig, folder });
  const idle = startIdle();
  const console = await startConsole({ kubeconfig: large.kubeconfig, folder, profile });
  const blocked: Record<string, ReturnType<typeof blocksOf> & { idle: ReturnType<typeof blocksOf> }> = {};
  const look = async (phase: string): Promise<number> => {
    const [report, nothing] = await Promise.all([console.look(), idle.look()]);
    const figure = { ...blocksOf(report), idle: blocksOf(nothing) };
    blocked[phase] = figure;
    say(
      `${phase}: waits ${figure.waitP99Ms.toFixed(0)} ms at p99, blocked ${figure.mostMs.toFixed(0)} ms at most, ` +
        `an idle process ${figure.idle.waitP99Ms.toFixed(0)} and ${figure.idle.mostMs.toFixed(0)} ms, ` +
        `monitor's p99 ${figure.monitorP99Ms.toFixed(0)} ms; ${report.heapMiB.toFixed(0)} MiB of heap`,
    );
    return report.heapMiB;
  };
  try {
    await look("start");
    const cold = await coldTable(console.startedAt, async () => {
      const [cluster] = (await console.read<ClusterList>("/clusters"))?.items ?? [];
      const nodes = cluster && (await console.read<NodeList>(`/clusters/${cluster.id}/nodes`));
      return nodes?.items.length === NODES;
    });
    const { id } = await console.live();
    const podsAt = large.listedAt("/api/v1/pods") ?? 0;
    const podsSeconds = (podsAt - console.startedAt) / 1000;
    say(`table after ${cold.toFixed(1)} s, pods listed after ${podsSeconds.toFixed(1)} s`);
    await look("first list");
    await delay(15_000);
    const keptMiB = (await look("quiet")) - empty;
    const stream = await readStream(console, id);
    await delay(15_000);
    await look("quiet, a tab open");
    large.replace(CHANGES_A_SECOND / CHANGES_OF_A_REPLACEMENT);
    stream.take();
    const seconds = (options.minutes ?? 1) * 60;
    await delay(seconds * 1000);
    const { bytes, events } = stream.take();
    const afterMiB = (await look("churn, a tab open")) - empty;
    const downlink = { kilobytesPerSecond: bytes / seconds / 1000, eventsPerSecond: events / seconds };
    say(
      `stream: ${downlink.kilobytesPerSecond.toFixed(0)} kB/s, ${downlink.eventsPerSecond.toFixed(1)} events a second`,
    );
    stream.close();
    const peakMiB = console.peakMiB();
    say(
      `${keptMiB.toFixed(0)} MiB kept (${afterMiB.toFixed(0)} after churn), ${peakMiB.toFixed(0)} MiB resident at the peak`,
    );
    const value = {
      keptMiB,
      afterChurnMiB: afterMiB,
      peakMiB,
      coldSeconds: cold,
      podsSeconds,
      waitP99Ms: Math.max(
        ...["first list", "churn, a tab open"].map((phase) => blocked[phase]?.waitP99Ms ?? 0),
      ),
    };
    const ok =
      Math.max(keptMiB, afterMiB) <= MOST.heapMiB &&
      peakMiB <= MOST.peakMiB &&
      value.waitP99Ms <= MOST.blockedMs &&
      cold <= MOST.coldSeconds &&
      cold < podsSeconds;
    return { value, ok, blocked, downlink };
  } finally {
    await idle.stop();
    await console.stop();
  }
}

/** Heap of a console that has next to nothing to keep. */
async function restingHeap(options: ConsoleOptions): Promise<number> {
  const console = await startConsole(options);
  try {
    await console.live();
    await delay(5_000);
    return (await console.look()).heapMiB;
  } finally {
    await console.stop();
  }
}

async function coldTable(startedAt: number, there: () => Promise<boolean>): Promise<number> {
  await until("all nodes are in the table", there);
  return (Date.now() - startedAt) / 1000;
}

function blocksOf(report: InsideReport) {
  const { blocks, overMs, monitorP99Ms } = report;
  return {
    waitP99Ms: waitOf(report, 0.99),
    mostMs: Math.max(0, ...blocks),
    monitorP99Ms,
    overSeconds: overMs / 1000,
  };
}
