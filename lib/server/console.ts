import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { createCluster, loadContexts } from "@/lib/adapters/kubernetes";
import { DrydockError } from "@/lib/domain/errors";
import { log, reasonOf } from "./log";
import { type Runtime, startRuntime } from "./runtime";
import { readSettings, type Settings } from "./settings";
import { openTokens, type Tokens } from "./tokens";

/** The running console: everything that lives as long as the process. */
export interface Console {
  settings: Settings;
  tokens: Tokens;
  clusters: ReadonlyMap<string, Runtime>;
  stop(): Promise<void>;
}

// Instrumentation and route handlers are separate module graphs in Next.js; only globalThis is shared.
const KEY = Symbol.for("drydock.console");
const shared = globalThis as { [KEY]?: Console };

/** A console that comes back on the same data is the same holder of the Lease, and need not wait for it to expire. */
function holderOf(dataFolder: string): string {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const file = join(dataFolder, "identity");
  try {
    writeFileSync(file, randomBytes(4).toString("hex"), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return `${hostname()}-${readFileSync(file, "utf8").trim()}`;
}

/** Starts the console once per process. */
export function startConsole(): Console {
  if (shared[KEY]) return shared[KEY];
  const settings = readSettings(process.env);
  const identity = { holder: holderOf(settings.DRYDOCK_DATA), installation: settings.DRYDOCK_INSTALLATION };
  const { contexts, problems } = loadContexts({ ...process.env });
  for (const problem of problems) log("warn", "kubeconfig not used", { reason: problem.message });
  const clusters = new Map<string, Runtime>();
  for (const context of contexts) {
    const report = (error: unknown) =>
      log("error", "watch listener failed", { cluster: context.id, reason: reasonOf(error) });
    clusters.set(context.id, startRuntime(createCluster(context, { report }), identity));
  }
  shared[KEY] = {
    settings,
    tokens: openTokens(settings.DRYDOCK_DATA),
    clusters,
    async stop() {
      await Promise.allSettled([...clusters.values()].map((cluster) => cluster.stop()));
    },
  };
  return shared[KEY];
}

/** @throws not-found */
export function clusterById(id: string): Runtime {
  const cluster = startConsole().clusters.get(id);
  if (!cluster) throw new DrydockError({ code: "not-found", object: `cluster ${id}` });
  return cluster;
}
