import { setTimeout as delay } from "node:timers/promises";
import type { ClusterList } from "@/lib/contracts/cluster";
import type { NodeList } from "@/lib/contracts/node";
import { waitOf } from "../support/blocks.ts";
import { type ConsoleOptions, startConsole } from "../support/console.ts";
import { startIdle } from "../support/idle.ts";
import type { InsideReport } from "../support/inside.ts";
import { until } from "../support/kube.ts";
import { readStream } from "../support/stream.ts";

const QUIET_MS = 15_000;

export interface LargeCluster {
  kubeconfig: string;
  nodes: number;
  /** Lets its pods change from now on. */
  churn(): void;
}

interface MeasureOptions extends Omit<ConsoleOptions, "kubeconfig"> {
  /** How long pods change. */
  minutes: number;
  resting: { heapMiB: number; token: string };
  say(line: string): void;
}

/** Of a console that has next to nothing to keep: its heap in MiB, and a token, which the next on its data takes, too. */
export async function restingConsole(options: ConsoleOptions): Promise<{ heapMiB: number; token: string }> {
  const console = await startConsole(options);
  try {
    await console.live();
    await delay(QUIET_MS / 3);
    const { heapMiB } = await console.look();
    return { heapMiB, token: console.token };
  } finally {
    await console.stop();
  }
}

/** One console from its start over the first list and quiet to changing pods, phase after phase. */
export async function measureLarge(cluster: LargeCluster, options: MeasureOptions) {
  const { minutes, resting, say, ...own } = options;
  const console = await startConsole({ ...own, kubeconfig: cluster.kubeconfig, token: resting.token });
  const idle = startIdle();
  const phases: Record<string, Phase> = {};
  const look = async (name: string): Promise<Phase> => {
    const [report, nothing] = await Promise.all([console.look(), idle.look()]);
    const phase = { keptMiB: report.heapMiB - resting.heapMiB, ...blocksOf(report), idle: blocksOf(nothing) };
    phases[name] = phase;
    say(
      `${name}: waits ${phase.waitMs.toFixed(0)} ms at p99, blocked ${phase.mostMs.toFixed(0)} ms at most ` +
        `(an idle process ${phase.idle.waitMs.toFixed(0)} and ${phase.idle.mostMs.toFixed(0)} ms), ${phase.keptMiB.toFixed(0)} MiB kept`,
    );
    return phase;
  };
  const since = () => (Date.now() - console.startedAt) / 1000;
  try {
    await look("process start");
    await until("all nodes are in the table", async () => {
      const [it] = (await console.read<ClusterList>("/clusters"))?.items ?? [];
      const nodes = it && (await console.read<NodeList>(`/clusters/${it.id}/nodes`));
      return nodes?.items.length === cluster.nodes;
    });
    const coldSeconds = since();
    const { id } = await console.live();
    const liveSeconds = since();
    say(`table after ${coldSeconds.toFixed(1)} s, live with all pods after ${liveSeconds.toFixed(1)} s`);
    const list = await look("first list");
    await delay(QUIET_MS);
    const { keptMiB } = await look("quiet");
    const stream = await readStream(console, id);
    await delay(QUIET_MS);
    const open = await look("quiet, a tab open");
    cluster.churn();
    stream.take();
    await delay(minutes * 60_000);
    const { bytes, events } = stream.take();
    const churn = await look("churn, a tab open");
    stream.close();
    const peakMiB = console.peakMiB();
    const downlink = {
      kilobytesPerSecond: bytes / minutes / 60_000,
      eventsPerSecond: events / minutes / 60,
    };
    say(
      `${peakMiB.toFixed(0)} MiB resident at the peak; stream: ${downlink.kilobytesPerSecond.toFixed(0)} kB/s, ` +
        `${downlink.eventsPerSecond.toFixed(1)} events a second`,
    );
    const waitMs = Math.max(list.waitMs, open.waitMs, churn.waitMs);
    const value = { keptMiB, afterChurnMiB: churn.keptMiB, peakMiB, coldSeconds, liveSeconds, waitMs };
    return { value, phases, downlink };
  } finally {
    await idle.stop();
    await console.stop();
  }
}

type Phase = ReturnType<typeof blocksOf> & { keptMiB: number; idle: ReturnType<typeof blocksOf> };

function blocksOf(report: InsideReport) {
  const { blocks, overMs, monitorP99Ms } = report;
  return {
    /** What 99 % of all moments do not wait longer than. */
    waitMs: waitOf(report, 0.99),
    mostMs: Math.max(0, ...blocks),
    monitorP99Ms,
    overSeconds: overMs / 1000,
  };
}
