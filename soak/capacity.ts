import { withSandbox } from "../bench/support/sandbox.ts";
import { type Bed, openBed } from "./capacity/bed";
import { compare, type Verdict } from "./capacity/compare";
import { createDice } from "./capacity/dice";
import { drain, plan } from "./capacity/drain";
import { settle } from "./capacity/settle";
import { tidy } from "./capacity/tidy";
import { makeWorld, type World } from "./capacity/world";

/** The scheduler breaks ties by chance: so many pods may differ in a run that is too short for percentages. */
const BY_CHANCE = 2;

/** Pods of a hundred about which plan and scheduler agree, and plans of a hundred that may promise room in vain. */
const AGREEMENT = 99;
const FALSE_PROMISES = 1;

/** A seed that never comes to rest, as on a machine that is too busy, is told and left out; more of them end the run. */
const MOST_UNSETTLED = 3;

async function create(bed: Bed, world: World): Promise<void> {
  const [foundations = [], ...others] = world.groups;
  await Promise.all(foundations.map(({ path, body }) => bed.kube.send("POST", path, body)));
  // A node that is not Ready yet takes nothing, and the scheduler would rest over it.
  await bed.nodesReady(world.nodes.map(({ name }) => name));
  for (const group of others) {
    await Promise.all(group.map(({ path, body }) => bed.kube.send("POST", path, body)));
  }
}

async function runSeed(bed: Bed, seed: number): Promise<Verdict & { line: string }> {
  const begin = performance.now();
  const world = makeWorld(seed);
  try {
    await create(bed, world);
    const before = await settle(bed, world);
    const dice = createDice(seed + 500_000);
    const used = world.nodes.filter(({ name }) => before.some(({ spec }) => spec.nodeName === name));
    const node = dice.one(used.length > 0 ? used : world.nodes).name;
    const planned = await plan(bed, before, node);
    await drain(bed, node, planned.displaced);
    const after = await settle(bed, world);
    const verdict = compare(world, planned, before, after);
    const seconds = ((performance.now() - begin) / 1000).toFixed(1);
    const line =
      `seed ${seed}: ${world.nodes.length} nodes, ${before.length} pods, ${world.fill} % asked for; ` +
      `${verdict.pods} placed, ${verdict.saidFits ? "fits" : "does not fit"}, ${verdict.leftPending} more Pending, ` +
      `${verdict.disagreements} disagree; ${seconds} s`;
    return { ...verdict, line };
  } finally {
    await tidy(bed, world);
  }
}

/** Random clusters: what a plan says of room for the pods of a node, against what kube-scheduler then does. */
export async function run({ seeds }: { seeds: number[] }): Promise<boolean> {
  const up = ["--scenario", "empty", "--control-planes", "1", "--workers", "1"];
  return withSandbox(up, async (sandbox) => {
    const bed = await openBed(sandbox);
    const verdicts: Verdict[] = [];
    const unsettled: number[] = [];
    try {
      for (const seed of seeds) {
        try {
          const verdict = await runSeed(bed, seed);
          verdicts.push(verdict);
          console.log([verdict.line, ...verdict.details.map((detail) => `    ${detail}`)].join("\n"));
        } catch (error) {
          console.log(`seed ${seed}: ${error}`);
          unsettled.push(seed);
          if (unsettled.length > MOST_UNSETTLED) throw error;
        }
      }
    } finally {
      await bed.close();
    }
    if (unsettled.length > 0) console.log(`Nothing is known of seeds ${unsettled.join(", ")}.`);
    return judge(verdicts) && unsettled.length === 0;
  });
}

function judge(verdicts: readonly Verdict[]): boolean {
  const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
  const pods = sum(verdicts.map((verdict) => verdict.pods));
  const disagreements = sum(verdicts.map((verdict) => verdict.disagreements));
  const agreement = 100 * (1 - disagreements / Math.max(1, pods));
  const promised = verdicts.filter(({ saidFits }) => saidFits);
  const broken = promised.filter(({ leftPending }) => leftPending > 0);
  const share = (100 * broken.length) / Math.max(1, promised.length);
  const ok = (agreement >= AGREEMENT || disagreements <= BY_CHANCE) && share <= FALSE_PROMISES;
  const percent = (number: number) => ((100 * number) / Math.max(1, pods)).toFixed(2);
  const offMedian = sum(verdicts.map((verdict) => verdict.offMedian));
  const uncertain = sum(verdicts.map((verdict) => verdict.uncertain));
  console.log(
    `Said to depend on the order: ${uncertain} pods (${percent(uncertain)} %); other than the median order: ` +
      `${offMedian} pods (${percent(offMedian)} %).`,
  );
  console.log(
    `${verdicts.length} seeds, ${pods} pods: agreement ${agreement.toFixed(2)} % (goal ${AGREEMENT}); ` +
      `${promised.length} plans said "fits", ${broken.length} of them left a pod Pending ` +
      `(${share.toFixed(2)} %, goal at most ${FALSE_PROMISES}): ${ok ? "ok" : "not met"}`,
  );
  return ok;
}
