import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, describe, expect, it } from "vitest";
import { letsThrough, type ServerUser, systemUser } from "./server-user";

const isRoot = process.getuid?.() === 0;
/** initdb and several starts, on a busy machine. */
const LONG_MS = 180_000;
const holders: Holder[] = [];
const folders: string[] = [];
afterEach(async () => {
  for (const holder of holders.splice(0)) await holder.kill();
  for (const folder of folders.splice(0)) {
    const postgres = join(folder, "postgres");
    // As root it may be a link to where another user reaches it.
    if (lstatSync(postgres, { throwIfNoEntry: false })) rmSync(realpathSync(postgres), { recursive: true });
  }
  for (const home of homes.splice(0)) rmSync(home, { recursive: true });
}, LONG_MS);

const homes: string[] = [];
/** A data folder below one that only its owner may enter, as a home is. */
function dataFolder(owner?: ServerUser): string {
  const home = mkdtempSync(join(tmpdir(), "drydock-embedded-"));
  homes.push(home);
  chmodSync(home, 0o700);
  const own = join(home, "own");
  mkdirSync(own, { mode: 0o700 });
  if (owner) for (const folder of [home, own]) chownSync(folder, owner.uid, owner.gid);
  folders.push(join(own, "data"));
  return join(own, "data");
}

interface Said {
  started?: true;
  rows?: number;
  refused?: string;
  /** Of the database, as the console's log has it. */
  told?: string;
}

interface Holder {
  pid: number | undefined;
  said: Said;
  /** Adds a row once the database answers. */
  add(key: string): Promise<Said>;
  /** Waits until the log has it. */
  tells(message: string): Promise<void>;
  kill(): Promise<void>;
}

/** A process that uses the folder as a console does, and what it says. */
async function hold(folder: string, user?: ServerUser): Promise<Holder> {
  const script = resolve("lib/adapters/postgres/testing/hold-folder.ts");
  const child: ChildProcess = spawn(
    process.execPath,
    ["--import", resolve("scripts/alias.ts"), script, folder],
    { ...user, stdio: ["pipe", "pipe", "inherit"] },
  );
  const ended = once(child, "close");
  const { stdin, stdout } = child;
  if (!stdin || !stdout) throw new Error("no pipes");
  const lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
  const heard = async (): Promise<Said> => JSON.parse((await lines.next()).value ?? "{}");
  const answer = async (): Promise<Said> => {
    const said = await heard();
    return said.told === undefined ? said : answer();
  };
  const holder = {
    pid: child.pid,
    said: await answer(),
    add(key: string) {
      stdin.write(`${key}\n`);
      return answer();
    },
    async tells(message: string) {
      while ((await heard()).told !== message);
    },
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
  holders.push(holder);
  return holder;
}

const noteOf = (folder: string) => join(realpathSync(join(folder, "postgres")), "data", "postmaster.pid");
const postmasterOf = (folder: string) => Number.parseInt(readFileSync(noteOf(folder), "utf8"), 10);

describe("the embedded database", () => {
  it(
    "is there with every row after each kill -9, and nothing that was left keeps the next from starting",
    async () => {
      const folder = dataFolder();
      for (let run = 1; run <= 3; run++) {
        const holder = await hold(folder);
        expect(holder.said).toEqual({ started: true });
        expect(await holder.add(`run ${run}`)).toEqual({ rows: run });
        await holder.kill();
      }
    },
    LONG_MS,
  );

  it(
    "starts after console and server were killed in the same moment",
    async () => {
      const folder = dataFolder();
      for (let run = 1; run <= 3; run++) {
        const holder = await hold(folder);
        expect(await holder.add(`run ${run}`)).toEqual({ rows: run });
        const server = postmasterOf(folder);
        const killed = holder.kill();
        process.kill(server, "SIGKILL");
        await killed;
      }
    },
    LONG_MS,
  );

  it(
    "is started again when its server is killed under a console",
    async () => {
      const folder = dataFolder();
      const holder = await hold(folder);
      expect(await holder.add("before")).toEqual({ rows: 1 });
      const server = postmasterOf(folder);
      process.kill(server, "SIGKILL");
      // Until then connections may answer that die in the next moment.
      await holder.tells("the embedded database ended, it is started again");
      expect(await holder.add("after")).toEqual({ rows: 2 });
      expect(postmasterOf(folder)).not.toBe(server);
    },
    LONG_MS,
  );

  it(
    "is tried again for as long as its server does not start",
    async () => {
      const folder = dataFolder();
      const holder = await hold(folder);
      expect(await holder.add("before")).toEqual({ rows: 1 });
      const data = join(noteOf(folder), "..");
      const server = postmasterOf(folder);
      chmodSync(data, 0o000);
      process.kill(server, "SIGKILL");
      for (let time = 1; time <= 2; time++) await holder.tells("the embedded database does not start");
      chmodSync(data, 0o700);
      expect(await holder.add("after")).toEqual({ rows: 2 });
    },
    LONG_MS,
  );

  it(
    "is refused to a second console, which names the folder and the process, and harms nobody",
    async () => {
      const folder = dataFolder();
      const first = await hold(folder);
      const second = await hold(folder);
      expect(second.said.refused).toContain(
        `Another console uses the folder ${folder} (process ${first.pid} on `,
      );
      expect(second.said.refused).toContain("Stop it first, or set DRYDOCK_DATA to another folder.");
      expect(await first.add("still here")).toEqual({ rows: 1 });
    },
    LONG_MS,
  );

  it(
    "forgets a process id that another program has by now",
    async () => {
      const folder = dataFolder();
      const first = await hold(folder);
      await first.add("first");
      process.kill(postmasterOf(folder), "SIGKILL");
      await first.kill();
      const note = noteOf(folder);
      writeFileSync(note, `${process.pid}\n${join(note, "..")}\n`);
      if (isRoot) chownSync(note, systemUser().uid, systemUser().gid);
      expect(await (await hold(folder)).add("second")).toEqual({ rows: 2 });
      expect(postmasterOf(folder)).not.toBe(process.pid);
    },
    LONG_MS,
  );
});

describe("below folders that nobody else may enter", () => {
  it(
    "stands there for whoever runs the tests; of root's, the server's files stand where its user reaches them",
    async () => {
      const folder = dataFolder();
      expect(await (await hold(folder)).add("a")).toEqual({ rows: 1 });
      const home = realpathSync(join(folder, "postgres"));
      if (isRoot) {
        expect(letsThrough(home, systemUser())).toBe(true);
        expect(home).toMatch(/^\/var\/lib\/drydock\/database-/);
      } else expect(home).toBe(join(folder, "postgres"));
    },
    LONG_MS,
  );

  it(
    "stands there for an ordinary user",
    async () => {
      // Root tries it as one, where the checkout lets others in; else whoever runs the tests is who tries it.
      const user = isRoot && letsThrough(process.cwd(), systemUser()) ? systemUser() : undefined;
      const folder = dataFolder(user);
      expect(await (await hold(folder, user)).add("a")).toEqual({ rows: 1 });
      if (user || !isRoot) expect(realpathSync(join(folder, "postgres"))).toBe(join(folder, "postgres"));
    },
    LONG_MS,
  );
});
