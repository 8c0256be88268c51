import { monitorEventLoopDelay } from "node:perf_hooks";
import { PodQuery, WorkloadQuery } from "@/lib/contracts/workload";
import { indexCluster, indexWith } from "@/lib/domain/cluster-index";
import type { ObservedPod } from "@/lib/domain/observed";
import { findPods } from "@/lib/server/workloads/find-pods";
import { findWorkloads } from "@/lib/server/workloads/find-workloads";
import { makeSheet, type Sheet } from "@/lib/server/workloads/sheet";
import { makeLargeCluster } from "./capacity/large-cluster.ts";
import type { BenchOptions } from "./support/bench.ts";
import { formatSpread, spreadOf } from "./support/statistics.ts";

const NODES = 5_000;
const PODS = 150_000;
/** Pods that change between two looks a second apart. */
const CHANGES = 100;
const MOST_BLOCKED_MS = 50;

export const goal = `workloads of ${PODS} pods block the event loop for at most ${MOST_BLOCKED_MS} ms (p99)`;

interface Measured {
  ms: number;
  /** How long others waited at most. Milliseconds. */
  blocked: number;
}

/** What a piece of work takes, and how it holds up the event loop. */
async function measure<T>(work: () => Promise<T>): Promise<[T, Measured]> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  // The first sample is only of the start of measuring.
  await new Promise((resolve) => setTimeout(resolve, 20));
  delay.reset();
  delay.enable();
  const begin = performance.now();
  const result = await work();
  const ms = performance.now() - begin;
  await new Promise((resolve) => setTimeout(resolve, 5));
  delay.disable();
  return [result, { ms, blocked: delay.percentile(99) / 1e6 }];
}

/** Some pods as new objects, as a watch brings them. */
function churn(sheet: Sheet, from: number): Sheet["index"] {
  const all = sheet.index.pods.all();
  const gone = new Set<ObservedPod>();
  for (let n = 0; n < CHANGES; n++) {
    const pod = all[(from + n * 997) % all.length];
    if (pod) gone.add(pod);
  }
  const come = new Set([...gone].map((pod) => ({ ...pod, ready: !pod.ready, restarts: pod.restarts + 1 })));
  return indexWith(sheet.index.cluster, sheet.index.pods.with(gone, come));
}

/** The first answer, the answer after a second of churn, and questions that look at every pod. */
export async function run({ pairs: rounds = 10, say }: BenchOptions) {
  const index = indexCluster(makeLargeCluster(NODES, PODS));
  const now = new Date();
  const [first, cold] = await measure(() => makeSheet(index, undefined, now));
  say(
    `${first.entries.size} workloads first made in ${cold.ms.toFixed(0)} ms, blocked ${cold.blocked.toFixed(1)} ms`,
  );
  const all: Record<"delta" | "window" | "words" | "pods", Measured[]> = {
    delta: [],
    window: [],
    words: [],
    pods: [],
  };
  let sheet = first;
  for (let round = 0; round < rounds; round++) {
    const next = churn(sheet, round * 131);
    const [made, delta] = await measure(() => makeSheet(next, sheet, now));
    sheet = made;
    const window = await measure(() => findWorkloads(made, WorkloadQuery.parse({})));
    const words = await measure(() => findWorkloads(made, WorkloadQuery.parse({ q: "node-49 app" })));
    const pods = await measure(() => findPods(made, PodQuery.parse({ sort: "age" })));
    all.delta.push(delta);
    all.window.push(window[1]);
    all.words.push(words[1]);
    all.pods.push(pods[1]);
  }
  const figures = Object.fromEntries(
    Object.entries(all).map(([name, measured]) => {
      const ms = spreadOf(measured.map((each) => each.ms));
      const blocked = spreadOf(measured.map((each) => each.blocked));
      say(`${name}: ${formatSpread(ms, 0)} ms, blocked ${formatSpread(blocked)} ms`);
      return [name, { ms, blocked }];
    }),
  );
  const value = Math.max(cold.blocked, ...Object.values(figures).map(({ blocked }) => blocked.max));
  return { value, ok: value <= MOST_BLOCKED_MS, cold, ...figures };
}
