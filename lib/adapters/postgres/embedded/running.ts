import { readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import type { Address } from "@/lib/adapters/postgres/pool";
import { isServerOf } from "./leftover";

/** Where the server of a data folder answers now, for a command beside the console that runs it; undefined: it does not run. */
export function runningEmbedded(dataFolder: string): Address | undefined {
  let data: string;
  let text: string;
  try {
    data = realpathSync(join(dataFolder, "postgres", "data"));
    text = readFileSync(join(data, "postmaster.pid"), "utf8");
  } catch {
    return undefined; // no console made one, or it has stopped
  }
  // Source: PostgreSQL, src/include/utils/pidfile.h: first the process, on the fifth line the folder of its socket.
  const [pid = "", , , , socketFolder] = text.split("\n").map((line) => line.trim());
  return socketFolder && isServerOf(Number(pid), data)
    ? { socketFolder, user: "drydock", database: "drydock" }
    : undefined;
}
