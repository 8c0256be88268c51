import { readFileSync, readlinkSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const FAST_MS = 10_000;
const LOOK_MS = 20;

/**
 * Ends a server that an earlier console left on a folder: both were killed, or the watch between them was. Only whoever
 * holds the folder's lock may call it. A number in postmaster.pid that another program has by now is forgotten, since
 * PostgreSQL would take that program for itself and refuse to start.
 */
export async function endLeftover(data: string): Promise<void> {
  const pid = postmasterOf(data);
  if (pid === undefined) return;
  if (!isServerOf(pid, data)) {
    rmSync(join(data, "postmaster.pid"), { force: true });
    return;
  }
  signal(pid, "SIGINT");
  const deadline = performance.now() + FAST_MS;
  while (isServerOf(pid, data)) {
    if (performance.now() > deadline) signal(pid, "SIGQUIT");
    await pause(LOOK_MS);
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

function postmasterOf(data: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(join(data, "postmaster.pid"), "utf8"), 10);
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Whether a process is the server of a folder, and not another program with its number: a server stands in its folder. */
export function isServerOf(pid: number, data: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === data;
  } catch {
    return false; // no such process, or none of ours
  }
}
