import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { type ClusterIndex, indexCluster, indexWith } from "@/lib/domain/cluster-index";
import { room } from "@/lib/domain/scheduling/room";
import type { Steps } from "@/lib/domain/steps";
import { inSlices } from "@/lib/operations/in-slices";
import { FILLINGS, type Filling, makeLargeCluster, PODS_THAT_LEAVE } from "./capacity/large-cluster.ts";
import type { BenchOptions } from "./support/bench.ts";
import { formatSpread, spreadOf } from "./support/statistics.ts";

const NODES = 5_000;
const PODS = 150_000;
const MOST_MS = 300;
const MOST_BLOCKED_MS = 50;
const MOST_MIB = 150;

export const goal =
  `room for ${PODS_THAT_LEAVE} pods among ${NODES} nodes and ${PODS} pods, empty or full, judged in at most ${MOST_MS} ms ` +
  `at the median, without blocking the event loop for more than ${MOST_BLOCKED_MS} ms; kept in at most ${MOST_MIB} MiB`;

function usedMiB(): number {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

/** The longest time between two turns of the event loop while work is done, in milliseconds. */
async function longestTurn(work: Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = performance.now();
  let goesOn = true;
  const watch = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (goesOn) setImmediate(watch);
  };
  setImmediate(watch);
  await work;
  goesOn = false;
  return longest;
}

/** As after a change of a cluster: one pod is another object. */
function changed(index: ClusterIndex): ClusterIndex {
  const [pod] = index.podsOf("node-1");
  if (!pod) throw new Error("node-1 has no pods");
  return indexWith({ ...index.cluster }, index.pods.with(new Set([pod]), new Set([{ ...pod }])));
}

async function judge(index: ClusterIndex) {
  const node = index.node("node-0");
  if (!node) throw new Error("the cluster has no node-0");
  const begin = performance.now();
  const steps: Steps<{ title: string; detail: string }> = room(index, node, index.podsOf(node.name));
  const work = inSlices(steps);
  const blocked = await longestTurn(work);
  return { ms: performance.now() - begin, blocked, check: await work };
}

async function measure(filling: Filling, runs: number, say: (line: string) => void) {
  const before = usedMiB();
  let index = indexCluster(makeLargeCluster(NODES, PODS, filling));
  const kept = usedMiB() - before;
  const cold = await judge(index);
  const judged: Awaited<ReturnType<typeof judge>>[] = [];
  for (let at = 0; at < runs; at++) {
    index = changed(index);
    judged.push(await judge(index));
  }
  const milliseconds = spreadOf(judged.map(({ ms }) => ms));
  const blocked = spreadOf([cold, ...judged].map((each) => each.blocked));
  say(
    `${filling}: ${cold.check.title}. First plan ${cold.ms.toFixed(0)} ms, the next ones ` +
      `${formatSpread(milliseconds, 0)} ms; event loop blocked ${formatSpread(blocked, 0)} ms; ${kept.toFixed(0)} MiB kept`,
  );
  const ok = milliseconds.median <= MOST_MS && blocked.max <= MOST_BLOCKED_MS && kept <= MOST_MIB;
  return { ok, cold: cold.ms, milliseconds, blocked, mebibytes: kept };
}

/** How long the check of a plan takes that places pods, what it leaves of the event loop, and what is kept in memory. */
export async function run({ cases = [...FILLINGS], pairs: runs = 9, say }: BenchOptions) {
  const results: Record<string, Awaited<ReturnType<typeof measure>>> = {};
  for (const name of cases) {
    const filling = FILLINGS.find((each) => each === name);
    if (!filling) throw new Error(`There is no case "${name}", only ${FILLINGS.join(", ")}.`);
    results[name] = await measure(filling, runs, say);
  }
  const all = Object.values(results);
  const value = {
    milliseconds: Math.max(...all.map(({ milliseconds }) => milliseconds.median)),
    blocked: Math.max(...all.map(({ blocked }) => blocked.max)),
    mebibytes: Math.max(...all.map(({ mebibytes }) => mebibytes)),
  };
  return { value, ok: all.every(({ ok }) => ok), cases: results };
}
