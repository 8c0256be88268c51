import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, mkdirSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import type { ClusterList, ClusterSummary } from "@/lib/contracts/cluster";
import type { InsideReport } from "./inside.ts";
import { until } from "./kube.ts";
import { peakOf } from "./memory.ts";

const root = path.resolve(import.meta.dirname, "../..");

/** The production console as `npm start` starts it, in a process of its own that tells how it is. */
export interface MeasuredConsole {
  url: string;
  /** For the Authorization header, or to sign in with. */
  token: string;
  /** When its process was started, in milliseconds since 1970. */
  startedAt: number;
  /** JSON of a successful answer of the API; undefined for any other. */
  read<T>(path: string): Promise<T | undefined>;
  /** The one cluster, once the console is live with it. */
  live(): Promise<ClusterSummary>;
  /** Memory now, and the event loop since the last look. Collects garbage, which is not counted as blocked. */
  look(): Promise<InsideReport>;
  /** Most memory that was ever resident, in MiB. Linux only. */
  peakMiB(): number;
  stop(): Promise<void>;
}

export interface ConsoleOptions {
  kubeconfig: string;
  /** A folder for its data and its log. */
  folder: string;
  /** Where its CPU profile goes when it ends. */
  profile?: string;
  /** Of an earlier console on its data: a command that made one would be measured. */
  token?: string;
}

/** Builds the pages if that is needed, so that it is not measured. */
export async function buildConsole(): Promise<void> {
  const build = spawn(process.execPath, [path.join(root, "scripts/start.ts"), "--build-only"], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [code] = await once(build, "exit");
  if (code !== 0) throw new Error("The console could not be built.");
}

/** Returns as soon as it listens. */
export async function startConsole({
  kubeconfig,
  folder,
  profile,
  token: known,
}: ConsoleOptions): Promise<MeasuredConsole> {
  const data = path.join(folder, "console");
  mkdirSync(data, { recursive: true });
  const startedAt = Date.now();
  const child = spawn(
    process.execPath,
    [
      ...(profile
        ? ["--cpu-prof", `--cpu-prof-dir=${path.resolve(profile)}`, "--cpu-prof-interval=500"]
        : []),
      "--expose-gc",
      `--import=${path.join(import.meta.dirname, "inside.ts")}`,
      path.join(root, "scripts/start.ts"),
    ],
    {
      cwd: root,
      env: {
        ...process.env,
        DRYDOCK_DATA: data,
        DRYDOCK_PORT: "0",
        KUBECONFIG: kubeconfig,
        NODE_ENV: "production",
      },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    },
  );
  const log = createWriteStream(path.join(folder, "console.log"), { flags: "a" });
  child.stderr?.pipe(log);
  const url = await listening(child, path.join(folder, "console.log"));
  const token = known ?? (await tokenOf(data));
  const read = async <T>(resource: string): Promise<T | undefined> => {
    const headers = { authorization: `Bearer ${token}` };
    const answer = await fetch(`${url}/api/v1${resource}`, { headers });
    const text = await answer.text();
    return answer.ok ? (JSON.parse(text) as T) : undefined;
  };
  return {
    url,
    token,
    startedAt,
    read,
    live: () =>
      until(
        "the console is live",
        async () => {
          const cluster = (await read<ClusterList>("/clusters"))?.items[0];
          return cluster?.freshness.state === "live" && cluster;
        },
        1000,
      ),
    async look() {
      const told = once(child, "message");
      child.send("look");
      const [report] = (await told) as [InsideReport];
      return report;
    },
    peakMiB: () => peakOf(child.pid ?? 0),
    async stop() {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** Made by the command while the console runs, as whoever has the shell makes one. */
async function tokenOf(data: string): Promise<string> {
  const args = [path.join(root, "scripts/token.ts"), "--name", "bench"];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    env: { ...process.env, DRYDOCK_DATA: data },
  });
  return stdout.trim();
}

async function listening(child: ChildProcess, log: string): Promise<string> {
  const heard = Promise.withResolvers<string>();
  if (child.stdout)
    createInterface(child.stdout).on("line", (line) => {
      const url = /listens on (\S+)/.exec(line)?.[1];
      if (url) heard.resolve(url);
    });
  child.once("exit", (code) => heard.reject(new Error(`The console ended (${code}), see ${log}`)));
  return heard.promise;
}
