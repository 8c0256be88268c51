import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";

const root = path.resolve(import.meta.dirname, "../..");
/** On a machine that has other things to do as well: a console starts in a second. */
const START_MS = 180_000;
const CALL_MS = 120_000;

interface Endpoint {
  port: number;
  token: string;
  cluster: string;
}

/** The console said no, with its reason. */
class ProblemError extends Error {
  override readonly name = "ProblemError";
}

/** One console process on a data folder of its own, killed and started as the seed says. */
export class ConsoleProcess {
  readonly #env: NodeJS.ProcessEnv;
  readonly #log: string;
  #child: ChildProcess | undefined;
  #endpoint: Endpoint | undefined;

  /** The kubeconfig may lead to a proxy; without a database's URL it brings its own. What it says goes to the end of `log`. */
  constructor(options: { data: string; kubeconfig: string; log: string; database?: string }) {
    const { data, kubeconfig, database } = options;
    this.#env = { ...process.env, DRYDOCK_DATA: data, KUBECONFIG: kubeconfig, DATABASE_URL: database };
    this.#log = options.log;
  }

  async start(): Promise<void> {
    const args = ["--import", path.join(root, "scripts/alias.ts"), path.join(root, "soak/crash/headless.ts")];
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: this.#env,
      // Its input ends with this process: nothing is left behind.
      stdio: ["pipe", "pipe", "pipe"],
    });
    this.#child = child;
    child.stderr.on("data", (text: Buffer) => appendFileSync(this.#log, text));
    const lines = createInterface(child.stdout);
    const [line] = (await Promise.race([
      once(lines, "line", { signal: AbortSignal.timeout(START_MS) }),
      once(child, "exit").then(() => [""]),
    ])) as [string];
    if (line === "") throw new Error(`The console ended as it started; see ${this.#log}`);
    this.#endpoint = JSON.parse(line) as Endpoint;
  }

  /** Ends it as a crash does. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  }

  /** SIGSTOP or SIGCONT. */
  signal(signal: "SIGSTOP" | "SIGCONT"): void {
    this.#child?.kill(signal);
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Calls the API of the console. Throws ProblemError when it says no, and the socket's errors. */
  async call<T>(method: string, node: string, what: string, body?: unknown): Promise<T> {
    if (!this.#endpoint) throw new Error("The console was not started.");
    const { port, token, cluster } = this.#endpoint;
    const place = node === "" ? "" : `/nodes/${node}${what}`;
    const response = await fetch(`http://127.0.0.1:${port}/api/v1/clusters/${cluster}${place}`, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(CALL_MS),
    });
    const text = await response.text();
    if (!response.ok) throw new ProblemError(`${method} ${what}: ${response.status} ${text.slice(0, 400)}`);
    return JSON.parse(text) as T;
  }
}
