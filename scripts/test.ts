/**
 * `npm test`: everything that must pass, with what it prints. A part that fails does not keep the next from running.
 * The last line is "N passed, N failed"; the exit status is 1 unless nothing failed.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { ensureSandboxBinary, goFlags } from "./sandbox.ts";

interface Outcome {
  passed: number;
  failed: number;
}

const root = path.resolve(import.meta.dirname, "..");
const reports = path.join(root, "test-results");
/** A part that hangs is ended, and counts as failed. Building Kubernetes on two cores takes minutes. */
const PART_MS = 30 * 60_000;

const total: Outcome = { passed: 0, failed: 0 };
const lines: string[] = [];

type Part = [name: string, run: () => Promise<Outcome>];

/**
 * Stages, one after the other; in each, lanes side by side. Crashes, watches and the filling of a large cluster are
 * mostly waited for: they cost little of the time in which tests are computed.
 */
const stages: Part[][][] = [
  [[["npm run verify", () => oneCheck([path.join(root, "scripts/verify.ts")])]]],
  [[["Embedded Kubernetes: build", buildSandbox]]],
  [
    [
      ["Unit tests", () => vitest("unit")],
      ["Build of the console", () => oneCheck([path.join(root, "scripts/start.ts"), "--build-only"])],
      ["Soak: capacity, five seeds", () => soak("capacity", 5)],
      ["Embedded Kubernetes: go test", goTest],
    ],
    [
      ["Tests on the embedded PostgreSQL", () => vitest("database")],
      ["Tests on Debian's PostgreSQL", () => vitest("database", "external")],
    ],
    [
      ["Soak: crashes, ten seeds", () => soak("crash", 10)],
      ["Soak: watches, three short seeds", () => soak("watch", 3, "--seconds", "20")],
    ],
  ],
  [
    [["Tests of the adapter on a real API server", () => vitest("cluster")]],
    [["Journeys on a large cluster", () => journeys("scale")]],
  ],
  [[["Journeys in the browser", () => journeys("maintenance", "screens")]]],
];

/** Runs node, or another command, in the checkout; returns its exit status, -1 if it was ended or not found. */
async function run(args: string[], command = process.execPath, heard?: (line: string) => void, cwd = root) {
  const child = spawn(command, args, {
    cwd,
    stdio: ["ignore", heard ? "pipe" : "inherit", "inherit"],
    timeout: PART_MS,
  });
  if (heard && child.stdout) createInterface(child.stdout).on("line", heard);
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

async function oneCheck(args: string[]): Promise<Outcome> {
  return (await run(args)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
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

async function vitest(project: string, database = "embedded"): Promise<Outcome> {
  process.env.DRYDOCK_TEST_DATABASE = database;
  const file = `${project}.json`;
  const out = `--outputFile.json=${path.join("test-results", file)}`;
  const code = await run([
    bin("vitest"),
    "run",
    "--project",
    project,
    "--reporter=default",
    "--reporter=json",
    out,
  ]);
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
async function goTest(): Promise<Outcome> {
  const outcome: Outcome = { passed: 0, failed: 0 };
  const printed = new Map<string, string>();
  const code = await run(
    ["test", ...goFlags, "-json", "./..."],
    "go",
    (line) => {
      if (!line.startsWith("{")) return console.log(line);
      const { Action, Package = "", Test, Output = "" } = JSON.parse(line) as GoEvent;
      const key = `${Package} ${Test ?? ""}`;
      if (Action === "build-output") process.stdout.write(Output);
      if (Action === "output") printed.set(key, (printed.get(key) ?? "") + Output);
      if (Action !== "pass" && Action !== "fail") return;
      // Tests that pass are counted; a package tells its own line.
      if (Action === "fail" || Test === undefined) process.stdout.write(printed.get(key) ?? "");
      if (Test !== undefined) outcome[Action === "pass" ? "passed" : "failed"]++;
    },
    path.join(root, "sandbox"),
  );
  return settle(code, outcome);
}

async function journeys(...projects: string[]): Promise<Outcome> {
  const code = await run([bin("playwright"), "test", ...projects.map((project) => `--project=${project}`)]);
  const { stats } = readReport("e2e.json") as {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  };
  // After a failure of what they share, journeys that did not run count as failed: nobody saw them pass.
  return settle(code, { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped });
}

/** The first seeds of a soak; the many are run by hand. Told when it is over: it may run beside something else. */
async function soak(name: string, seeds: number, ...more: string[]): Promise<Outcome> {
  const told: string[] = [];
  const args = [path.join(root, "scripts/soak.ts"), name, "--seeds", String(seeds), ...more];
  const code = await run(args, process.execPath, (line) => told.push(line));
  console.log([`\n--- What the soak ${name} said`, ...told].join("\n"));
  return settle(code, { passed: code === 0 ? 1 : 0, failed: 0 });
}

async function runLane(parts: readonly Part[]): Promise<void> {
  for (const [name, part] of parts) {
    console.log(`\n--- ${name}`);
    const begin = performance.now();
    let outcome: Outcome;
    try {
      outcome = await part();
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
      outcome = { passed: 0, failed: 1 };
    }
    total.passed += outcome.passed;
    total.failed += outcome.failed;
    const seconds = Math.round((performance.now() - begin) / 1000);
    lines.push(`${name}: ${outcome.passed} passed, ${outcome.failed} failed, ${seconds} s`);
  }
}

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
for (const lanes of stages) await Promise.all(lanes.map(runLane));
console.log(`\n${lines.join("\n")}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
