import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdirSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { ROOT } from "./sandbox.ts";

/** Where the console of a sandbox keeps its data. */
export const dataOf = (sandbox: string) => path.join(ROOT, ".drydock", sandbox);
/** What it says, beside the reports: for whoever looks into a failure. */
const LOG = path.join(ROOT, "test-results/console.log");
const START_MS = 60_000;

interface ConsoleOptions {
  kubeconfig: string;
  /** A folder for its data. */
  data: string;
}

/** The console under test: started as a person starts it, on a port of its own that it keeps over restarts. */
export class Console {
  readonly #env: NodeJS.ProcessEnv;
  #child: ChildProcess | undefined;
  #link: string | undefined;
  #log: string[] = [];

  readonly port: number;
  /** Where it takes mail to: a journey that looks at mail listens there. */
  readonly mailPort: number;

  private constructor(port: number, mailPort: number, { kubeconfig, data }: ConsoleOptions) {
    this.port = port;
    this.mailPort = mailPort;
    this.#env = {
      ...process.env,
      DRYDOCK_HOST: "127.0.0.1",
      DRYDOCK_PORT: String(port),
      DRYDOCK_DATA: data,
      KUBECONFIG: kubeconfig,
      DRYDOCK_ALLOWED_NETWORKS: "127.0.0.0/8",
      DRYDOCK_SMTP_URL: `smtp://127.0.0.1:${mailPort}`,
      DRYDOCK_SMTP_FROM: "drydock@example.com",
      NODE_ENV: "production",
    };
  }

  /** Not started yet, with an address that others can be told before. */
  static async prepare(options: ConsoleOptions): Promise<Console> {
    return new Console(await freePort(), await freePort(), options);
  }

  static async start(options: ConsoleOptions): Promise<Console> {
    const it = await Console.prepare(options);
    await it.start();
    return it;
  }

  /** Further settings, from the next start on. */
  configure(settings: Record<string, string>): void {
    Object.assign(this.#env, settings);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** The one-time link that the last start printed. */
  get signInLink(): string {
    if (!this.#link) throw new Error(`The console printed no sign-in link:\n${this.#log.join("\n")}`);
    return this.#link;
  }

  /** Starts it and waits until it says that it listens and it is ready. */
  async start(): Promise<void> {
    // A group of its own: whatever it starts ends with it.
    const child = spawn(process.execPath, [path.join(ROOT, "scripts/start.ts"), "--demo"], {
      cwd: ROOT,
      env: this.#env,
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    this.#child = child;
    this.#link = undefined;
    this.#log = [];
    mkdirSync(path.dirname(LOG), { recursive: true });
    const ready = Promise.withResolvers<void>();
    const hear = (line: string): void => {
      this.#log.push(line);
      appendFileSync(LOG, `${line}\n`);
      this.#link ??= /^Sign in: (\S+)/.exec(line)?.[1];
      if (this.#link) ready.resolve();
    };
    createInterface(child.stdout).on("line", hear);
    createInterface(child.stderr).on("line", hear);
    child.once("exit", (code, signal) =>
      ready.reject(new Error(`The console ended (${code ?? signal}):\n${this.#log.join("\n")}`)),
    );
    const late = setTimeout(
      () => ready.reject(new Error(`The console did not start in time:\n${this.#log.join("\n")}`)),
      START_MS,
    );
    try {
      await ready.promise;
    } catch (error) {
      await this.kill();
      throw error;
    } finally {
      clearTimeout(late);
    }
  }

  /** Ends it as a crash would. */
  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  /** Ends it as Ctrl-C does; one that does not obey within 10 s is killed. Its exit status, null for one that was. */
  async stop(): Promise<number | null> {
    const late = setTimeout(() => void this.kill(), 10_000);
    await this.#end("SIGTERM");
    clearTimeout(late);
    return this.#child?.exitCode ?? null;
  }

  /** An API token for scripts, made by the command; `more` narrows it. */
  async token(...more: string[]): Promise<string> {
    const args = [path.join(ROOT, "scripts/token.ts"), "--name", "journeys", ...more];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: ROOT, env: this.#env });
    const token = stdout.trim().split(/\s+/).at(-1);
    if (!token) throw new Error("The token command printed nothing.");
    return token;
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    process.kill(-child.pid, signal);
    await ended;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port was given.");
  server.close();
  await once(server, "close");
  return address.port;
}
