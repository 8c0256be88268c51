import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { type ClusterIndex, indexCluster } from "@/lib/domain/cluster-index";
import { room } from "@/lib/domain/scheduling/room";
import { makeLargeCluster, PODS_THAT_LEAVE } from "./capacity/large-cluster.ts";
import type { BenchOptions } from "./support/bench.ts";
import { formatSpread, spreadOf } from "./support/statistics.ts";

const NODES = 5_000;
const PODS = 150_000;
const MOST_MS = 300;
const MOST_MIB = 150;

export const goal =
  `room for ${PODS_THAT_LEAVE} pods judged in at most ${MOST_MS} ms at the median among ${NODES} nodes and ${PODS} pods, ` +
  `which are kept in at most ${MOST_MIB} MiB`;

function usedMiB(): number {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

/** How long the check of a plan takes that places pods, and what it keeps in memory. */
export async function run({ pairs: runs = 9, say }: BenchOptions) {
  const before = usedMiB();
  const cluster = makeLargeCluster(NODES, PODS);
  const kept = usedMiB() - before;
  say(`${NODES} nodes and ${PODS} pods kept in ${kept.toFixed(0)} MiB`);
  const judge = (index: ClusterIndex) => {
    const node = index.node("node-0");
    if (!node) throw new Error("the cluster has no node-0");
    const begin = performance.now();
    const check = room(index, node, index.podsOf(node.name));
    return { ms: performance.now() - begin, check };
  };
  const first: number[] = [];
  const again: number[] = [];
  let detail = "";
  for (let at = 0; at < runs; at++) {
    // Each observation is indexed anew, as after each change of a cluster.
    const index = indexCluster({ ...cluster });
    index.podsOf("node-0");
    const judged = judge(index);
    first.push(judged.ms);
    again.push(judge(index).ms);
    detail = `${judged.check.title}. ${judged.check.detail}`;
  }
  const milliseconds = { first: spreadOf(first), again: spreadOf(again) };
  say(
    `${detail}\nfirst ${formatSpread(milliseconds.first)} ms, same observation ${formatSpread(milliseconds.again)} ms`,
  );
  const value = { milliseconds: milliseconds.first.median, mebibytes: kept };
  return { value, ok: value.milliseconds <= MOST_MS && kept <= MOST_MIB, milliseconds };
}
