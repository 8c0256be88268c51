import path from "node:path";
import { cases } from "./drain/cases.ts";
import type { Contender } from "./drain/contender.ts";
import { drydock } from "./drain/drydock.ts";
import { kubectl } from "./drain/kubectl.ts";
import { measure, type Run } from "./drain/pair.ts";
import { addDaemonSets } from "./drain/workload.ts";
import type { BenchOptions } from "./support/bench.ts";
import { type Kube, openKube } from "./support/kube.ts";
import { withSandbox } from "./support/sandbox.ts";
import { formatSpread, spreadOf } from "./support/statistics.ts";

/** What the drain of a node may cost beside one eviction a pod and those that were refused. */
const FIXED_CALLS = 12;
/** A node takes 110 pods; with less than half of that no drain waits for room. */
const PODS_TO_TAKE_IN = 50;

export const goal =
  "wall time of kubectl drain × 0.6 with budgets in the way, × 1.05 without, at the median; API calls at most pods + 12 + refused evictions";

export async function run(options: BenchOptions) {
  const names = options.cases ?? Object.keys(cases);
  const results: Record<string, Awaited<ReturnType<typeof runCase>>> = {};
  for (const name of names) results[name] = await runCase(name, options);
  const value = Object.fromEntries(Object.entries(results).map(([name, { ratio }]) => [name, ratio.median]));
  return { value, ok: Object.values(results).every(({ ok }) => ok), cases: results };
}

async function runCase(name: string, { pairs, say }: BenchOptions) {
  const of = cases[name];
  if (!of) throw new Error(`There is no case "${name}", only ${Object.keys(cases).join(", ")}.`);
  const { nodes, workload } = of;
  const pods = workload.deployments * workload.replicas * nodes;
  // kubectl cordons the whole row at once: the others need room for all of its pods.
  const workers = String(nodes + Math.max(4, Math.ceil(pods / PODS_TO_TAKE_IN)));
  const up = ["--scenario", "empty", "--control-planes", "1", "--workers", workers, "--audit"];
  const runs = await withSandbox(up, async (sandbox) => {
    const kube = openKube(sandbox.kubeconfig);
    await addDaemonSets(kube);
    const contenders: [Contender, Contender] = [kubectl(sandbox), await drydock(sandbox)];
    const audit = path.join(sandbox.directory, "logs", "audit.log");
    try {
      return await inTurn(kube, audit, contenders, name, pairs ?? of.pairs, say);
    } finally {
      for (const contender of contenders) await contender.close();
      await kube.close();
    }
  });
  const [kubectls, drydocks] = runs;
  const ratio = spreadOf(drydocks.map(({ drained }, n) => drained / (kubectls[n]?.drained ?? Number.NaN)));
  const extra = drydocks.map(({ calls }) => calls.drain - calls.refused - calls.accepted);
  // Along a row the first nodes' Complete is proven anew each minute, which is not the cost of a drain.
  const fewCalls = nodes > 1 || Math.max(...extra) <= FIXED_CALLS;
  const calls = { ok: fewCalls, beyondPodsAndRefusals: spreadOf(extra) };
  const ok = ratio.median <= of.atMost && calls.ok;
  say(`${name}: ratio ${formatSpread(ratio, 2)}, goal ${of.atMost}; ${ok ? "met" : "NOT met"}`);
  const summary = { kubectl: summaryOf(kubectls), drydock: summaryOf(drydocks) };
  return {
    ok,
    pods,
    atMost: of.atMost,
    ratio,
    calls,
    ...summary,
    runs: { kubectl: kubectls, drydock: drydocks },
  };
}

/** Pair after pair, the one first that was second before: whatever disturbs the machine disturbs both. */
async function inTurn(
  kube: Kube,
  audit: string,
  contenders: [Contender, Contender],
  name: string,
  pairs: number,
  say: (line: string) => void,
): Promise<[Run[], Run[]]> {
  const runs: [Run[], Run[]] = [[], []];
  const of = cases[name];
  for (let pair = 0; of && pair < pairs; pair++) {
    const order = pair % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const);
    for (const who of order) {
      const contender = contenders[who];
      const run = await measure(kube, audit, contender, of);
      runs[who].push(run);
      const { drain, refused } = run.calls;
      const told = `says so after ${run.told.toFixed(2)} s`;
      say(
        `${name} ${pair + 1}: ${contender.name} ${run.drained.toFixed(2)} s, ${told}, ${drain} calls, ${refused} refused`,
      );
    }
  }
  return runs;
}

function summaryOf(runs: readonly Run[]) {
  const reactions = runs.flatMap((run) => run.reactions);
  return {
    drainedSeconds: spreadOf(runs.map(({ drained }) => drained)),
    toldSeconds: spreadOf(runs.map(({ told }) => told)),
    calls: spreadOf(runs.map(({ calls }) => calls.drain)),
    refused: spreadOf(runs.map(({ calls }) => calls.refused)),
    reactionMs: reactions.length > 0 ? spreadOf(reactions) : undefined,
    upkeep: spreadOf(runs.map(({ calls }) => calls.upkeep)),
  };
}
