/**
 * `npm run soak -- NAME --seeds N [--seed S] [--seconds T]`: runs soak/NAME.ts, which exports `run({ seeds })`, on N seeds
 * from S (1) on. A soak that exports SECONDS, how long its seeds are, can be given another length.
 * The exit status is 0 if all of them held, 1 if one did not, 2 for a command that cannot be understood.
 */
import "./alias.ts";
import { existsSync, globSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

interface Soak {
  /** Whether every seed held; tells on stdout what did not. */
  run(options: { seeds: number[]; seconds?: number }): Promise<boolean>;
  SECONDS?: number;
}

const directory = path.resolve(import.meta.dirname, "../soak");

function fail(why: string): never {
  const names = globSync("*.ts", { cwd: directory }).filter((file) => !file.endsWith(".test.ts"));
  const known = names.map((file) => file.replace(".ts", "")).sort();
  console.error(`${why}\nUsage: npm run soak -- ${known.join("|")} [--seeds N] [--seed S] [--seconds T]`);
  process.exit(2);
}

function numberOf(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) fail(`--${name} ${text}: give a whole number from 1 on.`);
  return value;
}

function readCommand() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        seeds: { type: "string", default: "1" },
        seed: { type: "string", default: "1" },
        seconds: { type: "string" },
      },
    });
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

const { positionals, values } = readCommand();
const [name = "", ...more] = positionals;
const file = path.join(directory, `${name}.ts`);
if (!/^[a-z-]+$/.test(name) || !existsSync(file)) fail(name ? `There is no soak "${name}".` : "Name a soak.");
if (more.length > 0) fail(`Too many names: ${more.join(" ")}.`);
const first = numberOf("seed", values.seed);
const seeds = Array.from({ length: numberOf("seeds", values.seeds) }, (_, index) => first + index);
const soak = (await import(pathToFileURL(file).href)) as Soak;
const seconds = values.seconds === undefined ? undefined : numberOf("seconds", values.seconds);
if (seconds !== undefined && soak.SECONDS === undefined)
  fail(`The seeds of ${name} last as long as they last.`);
process.exit((await soak.run({ seeds, seconds })) ? 0 : 1);
