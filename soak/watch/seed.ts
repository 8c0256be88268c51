import { setTimeout as delay } from "node:timers/promises";
import { createCluster } from "@/lib/adapters/kubernetes";
import { seededRandom } from "@/lib/domain/scheduling/random";
import { Befell } from "@/soak/support/befell";
import { startProxy } from "@/soak/support/proxy";
import { type Bed, contextIn } from "./bed";
import { startChurn } from "./churn";
import { fastTiming } from "./fast-timing";
import { type Act, planOf } from "./plan";
import { differences, listed, shown, watchRows } from "./rows";
import { createStory } from "./story";

const WRITERS = 3;
/** A watchdog of 75 s then waits 19, a backoff of at most a minute 15. Deadlines of calls are in real time. */
const SPEED = 4;
/** Rows have to be right that long after the faults: the watchdog, a call's deadline of 30 s and a backoff. */
const RIGHT_WITHIN_MS = 60_000;
const LOOK_MS = 50;
/** So many of the rows that are wrong are told with their history. */
const TOLD = 5;

export interface Outcome {
  /** What was wrong, with what led to it. */
  found: string[];
  /** Milliseconds after the faults of each round until the rows were right. */
  rightAfter: number[];
  writes: number;
  streamed: boolean;
  befell: Befell;
}

/**
 * One seed: churn at the API server and faults on the way to the console, whose rows must be right in the end. On a busy
 * machine less of the plan fits into its time.
 */
export async function runSeed(bed: Bed, seed: number, seconds: number): Promise<Outcome> {
  const { ground, rounds } = planOf(seed, seconds);
  const story = createStory();
  const found: string[] = [];
  const violation = (about: string, what: string) =>
    void found.push([`${about}: ${what}`, ...story.around(about)].join("\n    "));
  const random = seededRandom(seed + 1_000_000);
  const befell = new Befell();
  const proxy = await startProxy(bed.access, bed.certificate, random, ground, befell);
  const cluster = createCluster(contextIn(await bed.kubeconfigFor(proxy.port)), {
    timing: fastTiming(SPEED, random),
    report: (error) => void found.push(`an error was reported: ${String(error)}`),
  });
  const namespace = `soak-${seed}-${Date.now().toString(36)}`;
  await bed.createNamespace(namespace);
  const churn = startChurn(bed.access, namespace, seed, WRITERS, story);
  const outcome: Outcome = { found, rightAfter: [], writes: 0, streamed: !ground.noStreams, befell };

  async function perform(act: Act): Promise<void> {
    story.tell(`-- ${act.kind === "faults" ? act.name : act.kind}`);
    switch (act.kind) {
      case "faults":
        proxy.set(act.faults);
        break;
      case "cut":
        proxy.cut(act.share);
        break;
      case "sever":
        proxy.sever(act.share);
        break;
      case "silence":
        proxy.silence(act.ms);
        break;
      case "compact":
        await bed.compact();
        break;
      case "restart":
        befell.add("API server restarted");
        await bed.component("stop", "kube-apiserver");
        await delay(act.downMs);
        await bed.component("start", "kube-apiserver");
    }
    await delay(act.forMs);
    proxy.set(ground);
  }

  /** Compares until there is no difference; the API server's own controllers may still be writing. */
  async function look(): Promise<void> {
    const begin = performance.now();
    for (;;) {
      const truth = await listed(bed.http);
      const wrong = differences(shown(cluster), truth);
      const freshness = cluster.freshness();
      const ms = performance.now() - begin;
      if (wrong.size === 0 && freshness.state === "live") return void outcome.rightAfter.push(ms);
      if (ms > RIGHT_WITHIN_MS) {
        if (freshness.state !== "live") found.push(`not live: ${JSON.stringify(freshness)}`);
        for (const [about, what] of [...wrong].slice(0, TOLD)) violation(about, what);
        if (wrong.size > TOLD) found.push(`and ${wrong.size - TOLD} more that are not right`);
        return;
      }
      await delay(LOOK_MS);
    }
  }

  try {
    watchRows(cluster, story, violation);
    cluster.start();
    for (const acts of rounds) {
      const end = performance.now() + (seconds * 1000) / rounds.length;
      for (const act of acts) if (performance.now() < end) await perform(act);
      await churn.pause();
      story.tell("-- no more faults");
      await look();
      if (found.length > 0) break;
      churn.resume();
    }
  } finally {
    await churn.pause();
    outcome.writes = churn.writes();
    await cluster.close();
    proxy.close();
    await bed.tidy(namespace);
  }
  return outcome;
}
