import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { createServer, type RequestListener, type ServerOptions } from "node:http";
import { isIPv6 } from "node:net";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Front } from "../lib/server/request/front.ts";
import { pack, withPacked } from "../lib/server/request/packed.ts";
import { readSettings } from "../lib/server/settings.ts";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** After SIGTERM everything has this long to end. In milliseconds. */
const STOP_DEADLINE_MS = 8_000;
/** What stands before every request is made as soon as the framework has loaded its code. In milliseconds. */
const FRONT_MS = 60_000;

/** Who sends headers or bodies slowly, or ever more of them, is cut off; streams of answers may last. In milliseconds. */
const SERVER_LIMITS: ServerOptions = {
  headersTimeout: 15_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 5_000,
  // Longer than the minute for which load balancers keep theirs: who closes first must not be us, in mid-request.
  keepAliveTimeout: 75_000,
  /** The address counts as well. In bytes. */
  maxHeaderSize: 16 * 1024,
};
/** Beside people's tabs there are scripts and probes; more than these are no use. */
const MOST_CONNECTIONS = 4096;
const MOST_HEADERS = 100;

function newestChange(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestChange(join(path, name))));
}

/** Scripts and styles of the pages, by their addresses. The framework removes it before it builds. */
const PACKED = join(root, ".next", "packed");

/** Builds the pages when there is no build, or when a source is newer than it. */
async function buildIfNeeded(): Promise<void> {
  const stamp = join(root, ".next", "BUILD_ID");
  const sources = [
    "app",
    "components",
    "lib",
    "public",
    "instrumentation.ts",
    "instrumentation-client.ts",
    "next.config.ts",
    "package-lock.json",
  ];
  const newest = Math.max(...sources.map((source) => newestChange(join(root, source))));
  if (existsSync(stamp) && existsSync(PACKED) && statSync(stamp).mtimeMs > newest) return;
  console.log("Building the console (about half a minute)");
  const next = join(root, "node_modules", "next", "dist", "bin", "next");
  const { status } = spawnSync(process.execPath, [next, "build"], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (status !== 0) throw new Error("The build failed; its messages are above.");
  await pack(join(root, ".next", "static"), join(PACKED, "_next", "static"));
}

interface RunningConsole {
  greet(demo: boolean): Promise<{ path: string; text: string }>;
  stop(): Promise<void>;
}

/** The console runs in the framework's module graph; only globalThis is shared. */
function runningConsole(): RunningConsole | undefined {
  return (globalThis as Record<symbol, RunningConsole | undefined>)[Symbol.for("drydock.console")];
}

/** The first answers load what all others share, a fifth of a second each: that is done before anybody watches. */
async function warmUp(base: string): Promise<void> {
  for (const path of ["/livez", "/sign-in"]) await (await fetch(base + path)).arrayBuffer();
}

async function main(): Promise<void> {
  process.chdir(root);
  const dev = process.argv.includes("--dev");
  const settings = readSettings(process.env);
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  process.env.NEXT_MANUAL_SIG_HANDLE = "1";
  if (!dev) await buildIfNeeded();
  if (process.argv.includes("--build-only")) return;

  const server = createServer(SERVER_LIMITS);
  server.maxConnections = MOST_CONNECTIONS;
  server.maxHeadersCount = MOST_HEADERS;
  // Who comes while the console starts is answered when it has.
  const started = Promise.withResolvers<RequestListener>();
  server.on(
    "request",
    (request, response) => void started.promise.then((answer) => answer(request, response)),
  );
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(settings.DRYDOCK_PORT, settings.DRYDOCK_HOST, resolve);
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EADDRINUSE") throw error;
    throw new Error(
      `Port ${settings.DRYDOCK_PORT} is taken. Set DRYDOCK_PORT to a free one and start again.`,
    );
  });
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : settings.DRYDOCK_PORT;

  const { default: next } = await import("next");
  // Without hot reload nothing speaks over upgraded connections: the framework listens for them where none arrive.
  const httpServer = dev ? server : createServer();
  const installed = Promise.withResolvers<Front>();
  Object.assign(globalThis, { [Symbol.for("drydock.front")]: installed.resolve });
  const app = next({ dev, dir: root, hostname: settings.DRYDOCK_HOST, port, httpServer });
  await app.prepare();
  const handle = dev ? app.getRequestHandler() : withPacked(PACKED, app.getRequestHandler());
  // The framework may be prepared before instrumentation.ts has run, which makes it.
  const late = setTimeout(
    () => installed.reject(new Error("The console did not start; its messages are above.")),
    FRONT_MS,
  );
  const front = await installed.promise;
  clearTimeout(late);
  started.resolve((request, response) => void front(request, response, handle));

  const host = isIPv6(settings.DRYDOCK_HOST) ? `[${settings.DRYDOCK_HOST}]` : settings.DRYDOCK_HOST;
  const base = `http://${host}:${port}`;
  if (!dev) await warmUp(base);
  const demo = process.argv.includes("--demo");
  console.log(`Drydock listens on ${base}`);
  try {
    const greeting = await runningConsole()?.greet(demo);
    if (greeting) console.log(`Sign in: ${base}${greeting.path}\n${greeting.text}`);
  } catch (error) {
    console.log(`Sign in: ${base}/sign-in`);
    console.error(error instanceof Error ? error.message : error);
  }
  console.log("Ctrl-C stops the console; maintenances stay as they are.");

  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(0), STOP_DEADLINE_MS).unref();
    const closed = new Promise((resolve) => server.close(resolve));
    void Promise.allSettled([runningConsole()?.stop(), closed]).then(() => process.exit(0));
    server.closeIdleConnections();
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
