/**
 * `npm run bench -- NAME [--json] [--case CASE] [--pairs N] [--minutes N] [--profile FOLDER]`: runs bench/NAME.ts. Figures go to stdout as
 * they come, with --json to stderr; the last line on stdout is JSON: {name, goal, value, ok, ...}. The exit status is 0
 * when the goal was met, 1 when it was not, 2 for a command that cannot be understood.
 */
import "./alias.ts";
import { existsSync, globSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import type { Bench, BenchOptions } from "../bench/support/bench.ts";

const directory = path.resolve(import.meta.dirname, "../bench");

function fail(why: string): never {
  const names = globSync("*.ts", { cwd: directory }).map((file) => file.replace(".ts", ""));
  console.error(
    `${why}\nUsage: npm run bench -- ${names.sort().join("|")} [--json] [--case CASE] [--pairs N] [--minutes N] [--profile FOLDER]`,
  );
  process.exit(2);
}

function readCommand() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        json: { type: "boolean", default: false },
        case: { type: "string", multiple: true },
        pairs: { type: "string" },
        minutes: { type: "string" },
        profile: { type: "string" },
      },
    });
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

const { positionals, values } = readCommand();
const [name = "", ...more] = positionals;
const file = path.join(directory, `${name}.ts`);
if (!/^[a-z-]+$/.test(name) || !existsSync(file))
  fail(name ? `There is no benchmark "${name}".` : "Name a benchmark.");
if (more.length > 0) fail(`Too many names: ${more.join(" ")}.`);

function numberOf(option: "pairs" | "minutes"): number | undefined {
  const text = values[option];
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!(number > 0) || (option === "pairs" && !Number.isInteger(number)))
    fail(`--${option} ${text}: give a ${option === "pairs" ? "whole number" : "number"} above 0.`);
  return number;
}

const say = (line: string) => (values.json ? console.error(line) : console.log(line));
const options: BenchOptions = {
  cases: values.case,
  pairs: numberOf("pairs"),
  minutes: numberOf("minutes"),
  profile: values.profile,
  say,
};
const { goal, run } = (await import(pathToFileURL(file).href)) as Bench;
try {
  const measured = await run(options);
  console.log(JSON.stringify({ name, goal, ...measured }));
  process.exit(measured.ok ? 0 : 1);
} catch (error) {
  console.error(error);
  console.log(JSON.stringify({ name, goal, value: null, ok: false, error: String(error) }));
  process.exit(1);
}
