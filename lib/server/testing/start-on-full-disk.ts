/**
 * Starts a console on a disk that is full, once it never ran and once it did, and each time again when there is room. Says
 * in one line of JSON what came of it.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { fillDisk } from "./fill-disk";

const [disk = ""] = process.argv.slice(2);
const filler = join(disk, "filler");
const data = join(disk, "data");

interface Started {
  said: string;
  token: string;
  port: number;
  stop(): Promise<void>;
}

/** A console of its own process: that it started, or what it said when it did not. */
async function start(): Promise<Started> {
  const args = ["--import", resolve("scripts/alias.ts"), resolve("lib/server/testing/replica.ts")];
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env.PATH, NODE_ENV: "test", DRYDOCK_DATA: data, DRYDOCK_LOG_LEVEL: "error" },
    stdio: ["pipe", "pipe", "pipe"],
  });
  let errors = "";
  child.stderr.setEncoding("utf8").on("data", (part: string) => {
    errors += part;
  });
  const ended = once(child, "close").then(() => undefined);
  const line = await Promise.race([once(createInterface({ input: child.stdout }), "line"), ended]);
  const stop = async () => {
    child.stdin.end();
    await ended;
    // Its database ends after it.
    while (existsSync(join(data, "postgres", "data", "postmaster.pid"))) await pause(20);
  };
  if (line) return { said: "started", ...JSON.parse(String(line[0])), stop };
  const said = /^Error: (.*?)\n {4}at /ms.exec(errors)?.[1] ?? errors;
  return { said, token: "", port: 0, stop };
}

/** Files that hold something, of what is not the lock's. */
function left(): string[] {
  return readdirSync(data, { recursive: true, encoding: "utf8" }).filter((name) => {
    const found = statSync(join(data, name));
    return found.isFile() && name !== "console.lock";
  });
}

mkdirSync(data);
fillDisk(filler);
const fresh = await start();
const told: Record<string, unknown> = { fresh: fresh.said, left: left() };
rmSync(filler);
const first = await start();
told.first = first.said;
const identity = readFileSync(join(data, "identity"), "utf8");
await first.stop();
fillDisk(filler);
told.full = (await start()).said;
rmSync(filler);
const again = await start();
told.again = again.said;
const answer = await fetch(`http://127.0.0.1:${again.port}/api/v1/session`, {
  headers: { authorization: `Bearer ${first.token}` },
});
told.known = answer.status;
told.identities = new Set([identity, readFileSync(join(data, "identity"), "utf8")]).size;
await again.stop();
process.stdout.write(`${JSON.stringify(told)}\n`);
