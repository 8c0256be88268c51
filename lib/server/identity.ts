import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { placeOwnFile } from "@/lib/adapters/secrets";

/** Who this process is to the other consoles of a cluster. */
export interface Identity {
  /** Written into the Lease, and told to the API server with each call. Of one process alone, for one cluster. */
  holder: string;
  /** Whether a holder was an earlier run of this console that has ended: its Lease need not expire first. */
  succeeds(holder: string): boolean;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

/**
 * The data folder gives the console its name, the process id tells its runs apart: two processes that somebody starts on
 * one folder are two holders, of which one drives. So are two clusters of one console that are the same API server.
 */
export function identitiesOf(
  dataFolder: string,
  pid = process.pid,
  host = hostname(),
): (cluster: string) => Identity {
  const file = join(dataFolder, "identity");
  if (!existsSync(file)) placeOwnFile(file, randomBytes(4).toString("hex"), "leave");
  const own = `${host}-${readFileSync(file, "utf8").trim()}`;
  return (cluster) => {
    const name = `${own}-${cluster}`;
    return {
      holder: `${name}-${pid}`,
      succeeds(holder) {
        const run = holder.startsWith(`${name}-`) ? Number(holder.slice(name.length + 1)) : Number.NaN;
        // The first process of a container has the same id each time.
        return Number.isInteger(run) && run > 0 && (run === pid || !isAlive(run));
      },
    };
  };
}
