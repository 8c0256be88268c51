import type { BenchOptions } from "./support/bench.ts";
import { residentIn } from "./support/memory.ts";
import { withSandbox } from "./support/sandbox.ts";
import { formatSpread, spreadOf } from "./support/statistics.ts";

/** Seconds at the median: an API server with nodes, and the whole demonstration cluster. */
const MOST = { empty: 5, harbor: 15 };

export const goal = `sandbox up in at most ${MOST.empty} s when empty, ${MOST.harbor} s with harbor, at the median`;

/** How long a sandbox takes until it can be used, and how much memory it then has. */
export async function run({ pairs: runs = 5, say }: BenchOptions) {
  const seconds = { empty: [] as number[], harbor: [] as number[] };
  const memory = { empty: [] as number[], harbor: [] as number[] };
  for (let run = 0; run < runs; run++) {
    for (const scenario of ["empty", "harbor"] as const) {
      await withSandbox(["--scenario", scenario], async ({ upSeconds, directory }) => {
        seconds[scenario].push(upSeconds);
        memory[scenario].push(residentIn(directory));
      });
    }
  }
  const figureOf = (scenario: keyof typeof MOST) => {
    const figure = { seconds: spreadOf(seconds[scenario]), memoryMiB: spreadOf(memory[scenario]) };
    say(`${scenario}: ${formatSpread(figure.seconds)} s, ${formatSpread(figure.memoryMiB, 0)} MiB`);
    return figure;
  };
  const figures = { empty: figureOf("empty"), harbor: figureOf("harbor") };
  const value = { empty: figures.empty.seconds.median, harbor: figures.harbor.seconds.median };
  return { value, ok: value.empty <= MOST.empty && value.harbor <= MOST.harbor, figures };
}
