/**
 * `npm test`: everything that must pass, with what it prints. A part that fails does not keep the next from running.
 * The last line is "N passed, N failed"; the exit status is 1 unless nothing failed.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { ensureSandboxBinary, goFlags } from "./sandbox.ts";

interface Outcome {
  passed: number;
  failed: number;
}

const root = path.resolve(import.meta.dirname, "..");
const reports = path.join(root, "test-results");
/** A part that hangs is ended, and counts as failed. Building Kubernetes on two cores takes minutes. */
const PART_MS = 30 * 60_000;

/** So many lines of a part that failed are told again at the end: a log is often kept, or read, from there only. */
const LAST_LINES = 80;

const total: Outcome = { passed: 0, failed: 0 };
const lines: string[] = [];
const failures: string[] = [];

/** A part adds to `told` what it prints. */
type Part = [name: string, run: (told: string[]) => Promise<Outcome>];

/**
 * Stages, one after the other; in each, lanes side by side. Crashes, watches and the filling of a large cluster are
 * mostly waited for: they cost little of the time in which tests are computed.
 */
const stages: Part[][][] = [
  [[["npm run verify", (told) => oneCheck(told, [path.join(root, "scripts/verify.ts")])]]],
  [[["Embedded Kubernetes: build", buildSandbox]]],
  [
    [
      ["Unit tests", (told) => vitest(told, "unit")],
      [
        "Build of the console",
        (told) => oneCheck(told, [path.join(root, "scripts/start.ts"), "--build-only"]),
      ],
      ["Soak: capacity, five seeds", (told) => soak(told, "capacity", 5)],
      ["Embedded Kubernetes: go test", goTest],
    ],
    [
      ["Tests on the embedded PostgreSQL", (told) => vitest(told, "database")],
      ["Tests on Debian's PostgreSQL", (told) => vitest(told, "database", "external")],
    ],
    [
      ["Soak: crashes, ten seeds", (told) => soak(told, "crash", 10)],
      ["Soak: watches, three short seeds", (told) => soak(told, "watch", 3, "--seconds", "20")],
    ],
  ],
  [
    [["Tests of the adapter on a real API server", (told) => vitest(told, "cluster")]],
    [["Journeys on a large cluster", (told) => journeys(told, "scale")]],
  ],
  [[["Journeys in the browser", (told) => journeys(told, "maintenance", "screens")]]],
];

/** Runs node, or another command, in the checkout; returns its exit status, -1 if it was ended or not found. */
async function run(
  told: string[],
  args: string[],
  { command = process.execPath, cwd = root, hear = (line: string) => console.log(line) } = {},
): Promise<number> {
  const child = spawn(command, args, { cwd, stdio: ["ignore", "pipe", "pipe"], timeout: PART_MS });
  const listen = (stream: Readable, on: (line: string) => void) =>
    createInterface(stream).on("line", (line) => {
      told.push(line);
      on(line);
    });
  listen(child.stdout, hear);
  listen(child.stderr, (line) => console.error(line));
  try {
    const [code] = await once(child, "close");
    return Number(code ?? -1);
  } catch (error) {
    console.error(`${command}: ${String(error)}`);
    return -1;
  }
}

function bin(name: string): string {
  return path.join(root, "node_modules/.bin", name);
}

async function oneCheck(told: string[], args: string[]): Promise<Outcome> {
  return (await run(told, args)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** What broke without a failed test of its own counts as one. */
function settle(code: number, { passed, failed }: Outcome): Outcome {
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
}

function readReport(name: string): unknown {
  try {
    return JSON.parse(readFileSync(path.join(reports, name), "utf8"));
  } catch (error) {
    throw new Error(`No report ${name}: the part broke before it could write one.`, { cause: error });
  }
}

async function vitest(told: string[], project: string, database = "embedded"): Promise<Outcome> {
  process.env.DRYDOCK_TEST_DATABASE = database;
  const file = `${project}.json`;
  const out = `--outputFile.json=${path.join("test-results", file)}`;
  const reporters = ["--reporter=default", "--reporter=json", out];
  const code = await run(told, [bin("vitest"), "run", "--project", project, ...reporters]);
  const report = readReport(file) as { numPassedTests: number; numFailedTests: number };
  return settle(code, { passed: report.numPassedTests, failed: report.numFailedTests });
}

async function buildSandbox(): Promise<Outcome> {
  await ensureSandboxBinary();
  return { passed: 1, failed: 0 };
}

interface GoEvent {
  Action: string;
  Package?: string;
  Test?: string;
  Output?: string;
}

// With the flags of the binary: with others the go command would compile Kubernetes a second time.
async function goTest(told: string[]): Promise<Outcome> {
  const outcome: Outcome = { passed: 0, failed: 0 };
  const printed = new Map<string, string>();
  const hear = (line: string) => {
    if (!line.startsWith("{")) return console.log(line);
    const { Action, Package = "", Test, Output = "" } = JSON.parse(line) as GoEvent;
    const key = `${Package} ${Test ?? ""}`;
    if (Action === "build-output") process.stdout.write(Output);
    if (Action === "output") printed.set(key, (printed.get(key) ?? "") + Output);
    if (Action !== "pass" && Action !== "fail") return;
    // Tests that pass are counted; a package tells its own line.
    if (Action === "fail" || Test === undefined) process.stdout.write(printed.get(key) ?? "");
    if (Action === "fail") told.push(printed.get(key)?.trimEnd() ?? key);
    if (Test !== undefined) outcome[Action === "pass" ? "passed" : "failed"]++;
  };
  const cwd = path.join(root, "sandbox");
  const code = await run([], ["test", ...goFlags, "-json", "./..."], { command: "go", cwd, hear });
  return settle(code, outcome);
}

async function journeys(told: string[], ...projects: string[]): Promise<Outcome> {
  const code = await run(told, [
    bin("playwright"),
    "test",
    ...projects.map((project) => `--project=${project}`),
  ]);
  const { stats } = readReport("e2e.json") as {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  };
  // After a failure of what they share, journeys that did not run count as failed: nobody saw them pass.
  return settle(code, { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped });
}

/** The first seeds of a soak; the many are run by hand. Told when it is over: it may run beside something else. */
async function soak(told: string[], name: string, seeds: number, ...more: string[]): Promise<Outcome> {
  const args = [path.join(root, "scripts/soak.ts"), name, "--seeds", String(seeds), ...more];
  const code = await run(told, args, { hear: () => {} });
  console.log([`\n--- What the soak ${name} said`, ...told].join("\n"));
  return settle(code, { passed: code === 0 ? 1 : 0, failed: 0 });
}

async function runLane(parts: readonly Part[]): Promise<void> {
  for (const [name, part] of parts) {
    console.log(`\n--- ${name}`);
    const begin = performance.now();
    const told: string[] = [];
    let outcome: Outcome;
    try {
      outcome = await part(told);
    } catch (error) {
      told.push(error instanceof Error ? error.message : String(error));
      console.error(told.at(-1));
      outcome = { passed: 0, failed: 1 };
    }
    total.passed += outcome.passed;
    total.failed += outcome.failed;
    if (outcome.failed > 0) failures.push(`\n--- The last of ${name}`, ...told.slice(-LAST_LINES));
    const seconds = Math.round((performance.now() - begin) / 1000);
    lines.push(`${name}: ${outcome.passed} passed, ${outcome.failed} failed, ${seconds} s`);
  }
}

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
for (const lanes of stages) await Promise.all(lanes.map(runLane));
console.log([...failures, "", ...lines].join("\n"));
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
