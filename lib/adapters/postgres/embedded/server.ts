import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Binaries } from "./binaries";
import { SERVER_ENVIRONMENT } from "./environment";
import type { ServerUser } from "./server-user";

/** A crash is recovered from before the server answers; this long may that take. */
const START_MS = 120_000;
/** After this, what is written is recovered at the next start instead. */
const STOP_MS = 5_000;

/**
 * Ends the server when the console does, however that ends: then the pipe on its standard input closes. The server is in
 * a session of its own, so that Ctrl-C reaches the console alone, which stops it last.
 */
const WATCH = `
exec 3<&0
"$@" </dev/null 3<&- &
server=$!
{ read -r _ <&3; kill -INT "$server"; } 2>/dev/null 3<&3 &
watch=$!
exec 3<&-
wait "$server"
status=$?
kill "$watch" 2>/dev/null
exit "$status"
`;

/** What it says once it answers, at its start and after each crash that it recovered from. */
export const READY = /database system is ready to accept connections/;

/** A running server. */
export interface Server {
  /** Settles when its process has ended, with what it said last. */
  ended: Promise<string>;
  stop(): Promise<void>;
}

export interface ServerOptions {
  binaries: Binaries;
  user?: ServerUser;
  data: string;
  /** "name=value" each. */
  settings: readonly string[];
  /** Each line that it says. */
  heard(line: string): void;
}

/** Starts a server on a folder that initdb made; returns when it answers. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { binaries, user, data, settings, heard } = options;
  const program = join(binaries.folder, "bin", "postgres");
  const child = spawn(
    "/bin/sh",
    ["-c", WATCH, "drydock-postgres", program, "-D", data, ...settings.flatMap((one) => ["-c", one])],
    { ...user, detached: true, stdio: ["pipe", "ignore", "pipe"], cwd: "/", env: SERVER_ENVIRONMENT },
  );
  const last: string[] = [];
  const ended = once(child, "close").then(() => last.join("\n"));
  const ready = Promise.withResolvers<void>();
  createInterface(child.stderr).on("line", (line) => {
    last.push(line);
    last.splice(0, last.length - 5);
    if (READY.test(line)) ready.resolve();
    heard(line);
  });
  const deadline = setTimeout(
    () => ready.reject(new Error(`It did not start in ${START_MS / 1000} s.`)),
    START_MS,
  );
  const failed = ended.then((said) => {
    throw new Error(`PostgreSQL did not start in ${data}. It said: ${said || "nothing"}`);
  });
  try {
    await Promise.race([ready.promise, failed]);
  } catch (error) {
    child.stdin.end();
    throw error;
  } finally {
    clearTimeout(deadline);
    failed.catch(() => undefined); // from here on it is told by `ended`
  }
  return { ended, stop: () => stop(child, ended) };
}

async function stop(child: ChildProcess, ended: Promise<string>): Promise<void> {
  child.stdin?.end();
  const late = setTimeout(() => {
    // The whole session: the shell and the server in it.
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGQUIT");
  }, STOP_MS);
  await ended;
  clearTimeout(late);
}
