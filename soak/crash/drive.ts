import { setTimeout as delay } from "node:timers/promises";
import type { Befell } from "@/soak/support/befell";
import type { FaultyProxy } from "@/soak/support/proxy";
import type { SoakCluster } from "./cluster";
import type { ConsoleProcess } from "./console";
import type { Follower } from "./follow";
import type { Person } from "./person";
import type { Crash, SeedPlan } from "./seed";

const STOPPED_MS = 20_000;
/** With calls that take 5 ± 2 s, and one that is tried again, on a busy machine. */
const FIRST_EVICTION_MS = 180_000;
const REST_MS = 5_000;
/** How long nothing may leave, at least: long enough for a round of evictions that must not come. */
const NOTHING_LEAVES_MS = 3_000;

export interface Stage {
  cluster: SoakCluster;
  consoles: readonly [ConsoleProcess, ...ConsoleProcess[]];
  /** Between the consoles and the API server, if the variant has one. */
  proxy?: FaultyProxy;
  follower: Follower;
  person: Person;
  node: string;
  plan: SeedPlan;
  befell: Befell;
}

/** Moments that only the one who asks knows. */
interface Asked {
  start: PromiseWithResolvers<boolean>;
  off: PromiseWithResolvers<boolean>;
}

async function momentOf(
  crash: Crash,
  { follower }: Stage,
  asked: Asked,
  over: AbortSignal,
): Promise<boolean> {
  switch (crash.at) {
    case "start":
      return asked.start.promise;
    case "evictions":
      return follower.evictions(crash.evictions, over);
    case "verify":
      return follower.verify(over);
    case "off":
      return asked.off.promise;
  }
}

/** Kills the first console at each of its moments that comes, and starts it again. */
async function crash(stage: Stage, asked: Asked, over: AbortSignal): Promise<void> {
  const [console] = stage.consoles;
  for (const next of stage.plan.crashes) {
    if (!(await momentOf(next, stage, asked, over))) continue;
    await delay(next.afterMs);
    await console.kill();
    stage.befell.add(`killed at ${next.at}`);
    await delay(next.downMs);
    await console.start();
  }
}

/** The fault of the variant that comes once, after some evictions. */
async function strike(stage: Stage, over: AbortSignal): Promise<void> {
  const { cluster, consoles, follower, plan, proxy, befell } = stage;
  if (plan.variant !== "restart" && plan.variant !== "stop" && plan.variant !== "silent") return;
  if (!(await follower.evictions(plan.after, over))) return;
  if (plan.variant === "silent") {
    proxy?.silence(plan.silentMs);
    return;
  }
  if (plan.variant === "restart") {
    await cluster.restartApiServer(plan.holdMs);
    follower.bound(await cluster.bound());
    befell.add("API server restarted");
    return;
  }
  const holder = follower.entries.findLast((entry) => entry.kind === "take-lease")?.by;
  const leader = consoles.find(({ pid }) => holder?.endsWith(`-${pid}`));
  if (!leader) throw new Error(`no console is the leader ${holder}`);
  leader.signal("SIGSTOP");
  await delay(STOPPED_MS);
  leader.signal("SIGCONT");
  befell.add("leader stopped for 20 s");
}

/** What people do in mid-drain. Returns whether the maintenance is still wanted. */
async function interlude({ cluster, person, node, plan, befell }: Stage): Promise<boolean> {
  if (plan.interlude !== "none") befell.add(plan.interlude);
  switch (plan.interlude) {
    case "none":
      return true;
    case "cancel":
      return false;
    case "pause":
      await person.change("pause");
      await delay(NOTHING_LEAVES_MS + plan.holdMs);
      await person.change("resume");
      return true;
    case "uncordon":
    case "uncordon-off":
      await cluster.setUnschedulable(node, false);
      await delay(NOTHING_LEAVES_MS + plan.holdMs);
      if (plan.interlude === "uncordon-off") return false;
      await person.change("resume");
      return true;
    case "recreate":
      await cluster.recreate(node, false);
      await person.turnOn();
      return true;
    case "restore":
      await cluster.recreate(node, true);
      await delay(NOTHING_LEAVES_MS + plan.holdMs);
      return false;
  }
}

/** Whether the node is unschedulable once the maintenance is off: what was before, or what others made of it. */
function leftCordoned({ interlude: what, wasCordoned }: SeedPlan): boolean {
  if (what === "restore") return true;
  if (what === "recreate" || what === "uncordon-off") return false;
  return wasCordoned;
}

/** Turns maintenance on and off under one seed. Throws when what was asked did not come. */
export async function drive(stage: Stage): Promise<void> {
  const { cluster, person, follower, node, plan } = stage;
  const asked: Asked = { start: Promise.withResolvers(), off: Promise.withResolvers() };
  const over = new AbortController();
  const crashed = crash(stage, asked, over.signal);
  const struck = strike(stage, over.signal);
  const failed = Promise.all([crashed, struck]).then(() => new Promise<never>(() => {}));
  const story = async () => {
    if (plan.wasCordoned) await cluster.setUnschedulable(node, true);
    asked.start.resolve(true);
    await person.turnOn();
    const within = (ms: number) => AbortSignal.any([over.signal, AbortSignal.timeout(ms)]);
    if (!(await follower.evictions(1, within(FIRST_EVICTION_MS)))) throw new Error("nothing was evicted");
    // There may be fewer pods than that.
    await follower.evictions(plan.after, within(REST_MS));
    if (await interlude(stage)) await person.complete();
    asked.off.resolve(true);
    const after = await person.turnOff();
    if (after.unschedulable !== leftCordoned(plan))
      throw new Error(`off, and ${node} is ${after.unschedulable ? "cordoned" : "schedulable"}`);
  };
  try {
    // An error of the faults themselves ends the story, whose waits would only run out.
    await Promise.race([story(), failed]);
  } finally {
    over.abort();
    asked.start.resolve(false);
    asked.off.resolve(false);
    // A console that was being started again must not be left behind.
    await Promise.allSettled([crashed, struck]);
  }
}
