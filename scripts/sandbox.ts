/**
 * `npm run sandbox -- up|down|status|reset ...`: builds the embedded Kubernetes when it is missing or its sources
 * changed, then runs it. Other scripts import `ensureSandboxBinary`.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";

const root = path.resolve(import.meta.dirname, "..");
const sources = path.join(root, "sandbox");
const binary = path.join(sources, "bin", "drydock-sandbox");
const builtFrom = `${binary}.sources`;
const neededGo = [1, 26] as const;

/**
 * What shapes each compiled package. Tests with the same flags share the cache; without DWARF, which the linker would
 * drop anyway, a cold build takes a sixth less time.
 */
export const goFlags = ["-trimpath", "-gcflags=all=-dwarf=false"] as const;

/** The sandbox's binary cannot be built; the message says why and what to do. */
export class SandboxBuildError extends Error {
  override name = "SandboxBuildError";
}

/** Builds the sandbox's binary unless it is there and up to date; returns its path. Throws SandboxBuildError. */
export async function ensureSandboxBinary(): Promise<string> {
  if (upToDate()) return binary;
  await checkGo();
  const unlock = await lockBuild();
  try {
    // Another process may have built it meanwhile.
    if (!upToDate()) await build();
    return binary;
  } finally {
    unlock();
  }
}

/** The environment for the binary: the sandboxes of this checkout are in it, unless DRYDOCK_SANDBOXES says otherwise. */
export function sandboxEnvironment(): NodeJS.ProcessEnv {
  return { DRYDOCK_SANDBOXES: path.join(root, ".drydock", "sandboxes"), ...process.env };
}

function upToDate(): boolean {
  return existsSync(binary) && existsSync(builtFrom) && readFileSync(builtFrom, "utf8") === hashSources();
}

function hashSources(): string {
  const hash = createHash("sha256").update(`${goFlags} ${linkerFlags()}`);
  const files = globSync(["go.mod", "go.sum", "**/*.{go,yaml,json}"], { cwd: sources });
  for (const file of files.filter((name) => !name.endsWith("_test.go")).sort()) {
    const content = readFileSync(path.join(sources, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

/** Without symbols; and with the version that the API server and kubectl report, which a released build sets so too. */
function linkerFlags(): string {
  const [, version = "", minor = ""] =
    /k8s\.io\/kubernetes (v1\.(\d+)\.\S+)/.exec(readFileSync(path.join(sources, "go.mod"), "utf8")) ?? [];
  const values = { gitVersion: version, gitMajor: "1", gitMinor: minor, gitTreeState: "clean" };
  const set = ["k8s.io/component-base/version", "k8s.io/client-go/pkg/version"].flatMap((name) =>
    Object.entries(values).map(([key, value]) => `-X ${name}.${key}=${value}`),
  );
  return ["-s -w", ...set].join(" ");
}

async function checkGo(): Promise<void> {
  const what = "The embedded Kubernetes is a Go program and is built once on this machine.";
  const fix = `Install Go ${neededGo.join(".")} or newer, see https://go.dev/dl, and put its bin directory into PATH.`;
  // In the module's directory a newer go command names the toolchain that the module asks for.
  const { code, output } = await run(["version"]).catch(() => ({ code: -1, output: "" }));
  if (code !== 0)
    throw new SandboxBuildError(`${what} The go command is not there or fails. ${fix}\n${output}`);
  const [, major = "0", minor = "0"] = /go(\d+)\.(\d+)/.exec(output) ?? [];
  const found = [Number(major), Number(minor)] as const;
  if (found[0] > neededGo[0] || (found[0] === neededGo[0] && found[1] >= neededGo[1])) return;
  throw new SandboxBuildError(`${what} The go command here is too old: ${output.trim()}. ${fix}`);
}

/**
 * One build at a time on this machine: the lock is a listening socket in Linux's abstract namespace, which the
 * kernel drops with its process, so that it cannot be stale.
 */
async function lockBuild(): Promise<() => void> {
  const name = `\0drydock-build-${createHash("sha256").update(sources).digest("hex").slice(0, 16)}`;
  for (let tries = 0; tries < 4500; tries++) {
    const server = createServer().listen(name);
    const taken = await Promise.race([
      once(server, "listening").then(() => false),
      once(server, "error").then(() => true),
    ]).catch(() => true);
    if (!taken) return () => server.close();
    if (tries === 0) say("Another process builds the embedded Kubernetes, waiting for it");
    await delay(200);
  }
  throw new SandboxBuildError(
    "Another process has been building the embedded Kubernetes for 15 minutes. End it and try again.",
  );
}

async function build(): Promise<void> {
  const begin = performance.now();
  const seconds = (): string => `${Math.round((performance.now() - begin) / 1000)} s`;
  let done = 0;
  let status = (): string => "looking at its packages";
  say("Building the embedded Kubernetes (a few minutes the first time, seconds later)");
  const ticker = setInterval(() => say(`  ${seconds()}  ${status()}`), 5000);
  try {
    mkdirSync(path.dirname(binary), { recursive: true });
    status = () => (done > 0 ? `${done} modules downloaded` : "looking at its packages");
    const listed = await run(["list", "-deps", "."], (line) => {
      if (line.includes("downloading")) done++;
    });
    if (listed.code !== 0) throw new SandboxBuildError(`go list failed:\n${listed.output}`);
    const total = listed.output.trim().split("\n").length;
    done = 0;
    // With a warm cache far fewer are compiled than there are; after the last one comes the linker.
    status = () =>
      done === 0 || done >= total - 1 ? "linking" : `${done} of at most ${total} packages compiled`;
    const fresh = `${binary}.new`;
    const flags = ["-v", ...goFlags, `-ldflags=${linkerFlags()}`];
    const built = await run(["build", ...flags, "-o", fresh, "."], () => done++);
    if (built.code !== 0) throw new SandboxBuildError(`go build failed:\n${built.output}`);
    renameSync(fresh, binary);
    writeFileSync(builtFrom, hashSources());
    say(`Built in ${seconds()}`);
  } finally {
    clearInterval(ticker);
  }
}

/** Runs the go command in the module; each line that it prints to stderr goes to `heard`. */
async function run(
  args: string[],
  heard: (line: string) => void = () => {},
): Promise<{ code: number; output: string }> {
  const child = spawn("go", args, { cwd: sources, stdio: ["ignore", "pipe", "pipe"] });
  const ended = once(child, "close");
  let output = "";
  const errors: string[] = [];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  createInterface(child.stderr).on("line", (line) => {
    heard(line);
    errors.push(line);
  });
  const [code] = await ended;
  return { code: Number(code ?? 1), output: code === 0 ? output : errors.slice(-30).join("\n") };
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Waits for the child, which gets Ctrl-C from the terminal itself, and returns its exit code. */
async function exitCode(child: ChildProcess): Promise<number> {
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  const [code] = await once(child, "exit");
  return Number(code ?? 1);
}

if (import.meta.main) {
  try {
    const path = await ensureSandboxBinary();
    process.exitCode = await exitCode(
      spawn(path, process.argv.slice(2), { stdio: "inherit", env: sandboxEnvironment() }),
    );
  } catch (error) {
    if (!(error instanceof SandboxBuildError)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
}
