import { chmod, readFile, realpath } from "node:fs/promises";
import path from "node:path";

/**
 * Kills the database server of a console's data folder, and keeps the console from starting it again: it starts one that
 * ended by itself within a second. Returns what lets it.
 */
export async function killDatabase(data: string): Promise<() => Promise<void>> {
  const files = await realpath(path.join(data, "postgres", "data"));
  const note = await readFile(path.join(files, "postmaster.pid"), "utf8");
  await chmod(files, 0o000);
  process.kill(Number.parseInt(note, 10), "SIGKILL");
  return () => chmod(files, 0o700);
}
