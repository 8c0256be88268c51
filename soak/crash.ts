import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { openLog } from "./crash/audit";
import { bringUp, type SoakCluster } from "./crash/cluster";
import { ConsoleProcess } from "./crash/console";
import { sharedDatabase } from "./crash/database";
import { drive, type Stage } from "./crash/drive";
import { type Follower, follow } from "./crash/follow";
import { violations } from "./crash/history";
import { Person } from "./crash/person";
import { planOf, randomOf, type SeedPlan } from "./crash/seed";
import { settled, stays } from "./crash/workload";
import { until } from "./support/api";
import { Befell } from "./support/befell";
import { type Faults, NO_FAULTS } from "./support/faults";
import { startProxy } from "./support/proxy";

/** One at a time: what an interrupted run left is taken away by the next. */
const NAME = "soak-crash";
const WORKERS = 4;
/** How long what a person asked for may take to come. Generous, for machines with other work: it costs only who fails. */
const PATIENCE_MS = 300_000;
/**
 * How late a driver may learn of a mark: by its watch, which is as slow as the network and away while it is opened anew;
 * where it is silent, as long as a node that was seen is evicted from. Where calls are late, both the mark and the
 * eviction are: twice the longest latency, and some more. A busy machine makes it later by as much as this process was
 * made late itself.
 */
const LATENESS_MS = { kill: 500, stop: 2_500, restart: 3_000, errors: 3_000, slow: 18_000, silent: 11_000 };
const FAULTS: Partial<Record<SeedPlan["variant"], Faults>> = {
  errors: { throttled: 0.08, failed: 0.08, lost: 0.04, unanswered: 0.04 },
  slow: { ...NO_FAULTS, latencyMs: [3_000, 7_000] },
  // So that calls are on their way, and others wait for their turn, when the leader is stopped.
  stop: { ...NO_FAULTS, latencyMs: [50, 600] },
  silent: NO_FAULTS,
};
const LOG_LINES = 30;
/** Slowness lasts this long, then the network is well again. */
const SLOW_MS = 40_000;

/** What all seeds of a run share. */
interface Ground {
  cluster: SoakCluster;
  follower: Follower;
  folder: string;
}

interface Outcome {
  /** What was wrong. */
  found: string[];
  evictions: number;
  befell: Befell;
}

/** One seed on a cluster that is as it was before. */
async function runSeed(
  { cluster, follower, folder }: Ground,
  seed: number,
  plan: SeedPlan,
): Promise<Outcome> {
  const found: string[] = [];
  const random = randomOf(seed + 1_000_000);
  const [busiest = "", second = busiest] = await settled(cluster.access, cluster.nodes);
  const node = random() < 0.5 ? busiest : second;
  const faults = FAULTS[plan.variant];
  const befell = new Befell();
  const proxy = faults && (await startProxy(cluster.access, cluster.certificate, random, faults, befell));
  const kubeconfig = proxy ? await cluster.kubeconfigFor(proxy.port) : cluster.kubeconfig;
  const log = path.join(folder, `${seed}.log`);
  // Replicas have one database; a console alone brings its own.
  const shared =
    plan.variant === "stop" ? await sharedDatabase(path.join(folder, "database"), log) : undefined;
  const processOf = (name: string) =>
    new ConsoleProcess({ data: path.join(folder, name), kubeconfig, log, database: shared?.url });
  const consoles: Stage["consoles"] = shared
    ? [processOf("a"), processOf(plan.oneFolder ? "a" : "b")]
    : [processOf("a")];
  const person = new Person({ cluster, consoles, node, patienceMs: PATIENCE_MS });
  const lag = monitorEventLoopDelay();
  lag.enable();
  const well = setTimeout(() => proxy?.set(NO_FAULTS), plan.variant === "slow" ? SLOW_MS : 3_600_000);
  follower.mark();
  const from = follower.entries.length;
  try {
    await Promise.all(consoles.map((console) => console.start()));
    await drive({ cluster, consoles, follower, person, node, plan, proxy, befell });
  } catch (error) {
    found.push(
      error instanceof Error ? `${error.message}${error.cause ? ` (${error.cause})` : ""}` : String(error),
    );
  } finally {
    clearTimeout(well);
    await Promise.all(consoles.map((console) => console.kill()));
    await shared?.stop();
    proxy?.close();
  }
  lag.disable();
  const rules = { latenessMs: LATENESS_MS[plan.variant] + lag.max / 1e6, stays };
  found.push(...violations(follower.entries, rules, from));
  const sent = follower.entries.slice(from).filter(({ kind, console }) => kind === "evict" && console);
  await tidy(cluster);
  return { found, evictions: sent.length, befell };
}

/** What a seed that failed may have left. */
async function tidy(cluster: SoakCluster): Promise<void> {
  await until("every node is as before", PATIENCE_MS, async () => {
    for (const node of cluster.nodes) await cluster.reset(node);
    return true;
  });
}

/** The last that the consoles of a seed said: where the soak runs by itself its folder is soon gone. */
function lastLines(log: string): string[] {
  return existsSync(log) ? readFileSync(log, "utf8").trimEnd().split("\n").slice(-LOG_LINES) : [];
}

/** Kills consoles in mid-drain and judges what they did by the API server's own log. */
export async function run({ seeds }: { seeds: number[] }): Promise<boolean> {
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  const folder = mkdtempSync(path.join(tmpdir(), "drydock-crash-"));
  const cluster = await bringUp(NAME, WORKERS);
  const follower = follow(openLog(cluster.auditLog));
  const all = new Befell();
  let failed = 0;
  let ran = 0;
  // Ctrl-C ends it after the seed that runs, so that nothing is left behind.
  let interrupted = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => {
      interrupted = true;
    });
  try {
    for (const seed of seeds) {
      if (interrupted) break;
      const plan = planOf(seed);
      const begin = performance.now();
      const { found, evictions, befell } = await runSeed({ cluster, follower, folder }, seed, plan);
      const seconds = ((performance.now() - begin) / 1000).toFixed(1);
      const before = plan.wasCordoned ? ", cordoned before" : "";
      const verdict = found.length === 0 ? "held" : "FAILED";
      say(
        `seed ${seed}: ${verdict} in ${seconds} s (${plan.variant}${before}; ${evictions} evictions; ${befell})`,
      );
      all.addAll(befell);
      for (const what of found) say(`  ${what}`);
      if (found.length > 0) {
        failed++;
        for (const line of lastLines(path.join(folder, `${seed}.log`))) say(`  | ${line}`);
      }
      ran++;
    }
  } finally {
    follower.stop();
    if (failed > 0) copyFileSync(cluster.auditLog, path.join(folder, "audit.log"));
    await cluster.remove();
    if (failed === 0) rmSync(folder, { recursive: true, force: true });
    else say(`What the consoles and the API server wrote down is in ${folder}.`);
  }
  say(`${ran - failed} of ${seeds.length} seeds held; ${all}.`);
  return failed === 0 && ran === seeds.length;
}
