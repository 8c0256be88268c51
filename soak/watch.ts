import { openBed } from "./watch/bed";
import { runSeed } from "./watch/seed";

/** One at a time: what an interrupted run left is taken away by the next. */
const NAME = "soak-watch";

/** Seconds of faults in a seed, unless the command says otherwise. */
export const SECONDS = 60;

/** Breaks the way between a cluster in churn and the console, and compares what it shows with a fresh list. */
export async function run({
  seeds,
  seconds = SECONDS,
}: {
  seeds: number[];
  seconds?: number;
}): Promise<boolean> {
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  const bed = await openBed(NAME);
  const rightAfter: number[] = [];
  let held = 0;
  // Ctrl-C ends it after the seed that runs, so that nothing is left behind.
  let interrupted = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => {
      interrupted = true;
    });
  try {
    for (const seed of seeds) {
      if (interrupted) break;
      const begin = performance.now();
      const outcome = await runSeed(bed, seed, seconds);
      const took = ((performance.now() - begin) / 1000).toFixed(1);
      const after = outcome.rightAfter.map((ms) => (ms / 1000).toFixed(1)).join(", ");
      const lists = outcome.streamed ? "streamed" : "paged";
      say(
        `seed ${seed}: ${outcome.found.length === 0 ? "held" : "FAILED"} in ${took} s (lists ${lists}; ` +
          `${outcome.writes} writes; ${outcome.befell}; rows right ${after} s after the faults)`,
      );
      for (const what of outcome.found) say(`  ${what}`);
      rightAfter.push(...outcome.rightAfter);
      if (outcome.found.length === 0) held++;
    }
  } finally {
    await bed.remove();
  }
  const longest = (Math.max(0, ...rightAfter) / 1000).toFixed(1);
  say(`${held} of ${seeds.length} seeds held; rows were right at most ${longest} s after the faults.`);
  return held === seeds.length;
}
