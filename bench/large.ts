import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type LargeCluster, measureLarge, restingConsole } from "./large/measure.ts";
import { startScripted } from "./scripted/start.ts";
import type { BenchOptions } from "./support/bench.ts";
import { replacePods } from "./support/churn.ts";
import { buildConsole } from "./support/console.ts";
import { openKube } from "./support/kube.ts";
import { withSandbox } from "./support/sandbox.ts";

const NODES = 5_000;
const PODS = 150_000;
/** Pods that are replaced a second. Each changes four times: gone, there, bound, running. */
const REPLACEMENTS = 25;
const MOST = { keptMiB: 150, peakMiB: 700, waitMs: 50, coldSeconds: 5 };

export const goal =
  `${NODES} nodes and ${PODS} pods kept in at most ${MOST.keptMiB} MiB of heap and ${MOST.peakMiB} MiB resident at the peak, ` +
  `no more than ${MOST.waitMs} ms to wait for the event loop at 99 % of all moments, the table there ${MOST.coldSeconds} s ` +
  "after the process started, nodes before pods";

/** A cluster of that size, played by a process of ours, or the sandbox: real, encrypted, 17 GB and 6 min to fill. */
const clusters: Record<
  string,
  <T>(folder: string, use: (cluster: LargeCluster) => Promise<T>) => Promise<T>
> = {
  async scripted(folder, use) {
    const scripted = await startScripted(NODES, PODS, folder);
    try {
      const { kubeconfig, tell } = scripted;
      return await use({
        kubeconfig,
        nodes: NODES,
        churn: () => tell({ do: "replace", perSecond: REPLACEMENTS }),
      });
    } finally {
      await scripted.stop();
    }
  },
  sandbox(_, use) {
    const up = ["--scenario", "scale", "--nodes", String(NODES), "--pods", String(PODS)];
    return withSandbox(up, async ({ kubeconfig }) => {
      const kube = openKube(kubeconfig);
      let churn: ReturnType<typeof replacePods> | undefined;
      try {
        return await use({
          kubeconfig,
          nodes: NODES,
          churn() {
            churn = replacePods(kube, REPLACEMENTS);
          },
        });
      } finally {
        await churn?.stop();
        await kube.close();
      }
    });
  },
};

/** What the production console needs for the largest cluster that Kubernetes promises. */
export async function run({ cases = Object.keys(clusters), minutes = 1, profile, say }: BenchOptions) {
  const folder = await mkdtemp(path.join(tmpdir(), "drydock-bench-"));
  try {
    await buildConsole();
    const results: Record<string, Awaited<ReturnType<typeof runCase>>> = {};
    for (const name of cases) results[name] = await runCase(name);
    const value = Object.fromEntries(Object.entries(results).map(([name, { value }]) => [name, value]));
    return { value, ok: Object.values(results).every(({ ok }) => ok), cases: results };
  } finally {
    await rm(folder, { recursive: true });
  }

  async function runCase(name: string) {
    const provide = clusters[name];
    if (!provide) throw new Error(`There is no case "${name}", only ${Object.keys(clusters).join(", ")}.`);
    const small = await startScripted(3, 90, folder);
    const resting = await restingConsole({ kubeconfig: small.kubeconfig, folder });
    await small.stop();
    const measured = await provide(folder, (cluster) =>
      measureLarge(cluster, { folder, profile, minutes, resting, say: (line) => say(`${name}: ${line}`) }),
    );
    const { keptMiB, afterChurnMiB, peakMiB, coldSeconds, liveSeconds, waitMs } = measured.value;
    const ok =
      Math.max(keptMiB, afterChurnMiB) <= MOST.keptMiB &&
      peakMiB <= MOST.peakMiB &&
      waitMs <= MOST.waitMs &&
      coldSeconds <= MOST.coldSeconds &&
      coldSeconds < liveSeconds;
    return { ok, ...measured };
  }
}
