import { createReadStream, existsSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { createInterface } from "node:readline";
import { type Address, appendAlone, restoreBackup, writeBackup } from "@/lib/adapters/postgres";
import type { AuditEntry } from "@/lib/domain/audit/record";
import { count } from "@/lib/domain/words";
import { whyOf } from "./audit/came-of";
import { shellEntry } from "./audit/shell";
import { commandAddress } from "./command-database";
import { log, reasonOf } from "./log";
import { readSettings } from "./settings";

/** Lines are gathered before they are written, in characters. */
const CHUNK = 64 * 1024;

/**
 * Tells the audit log what was done here. It is told afterwards, and where it can't be told the log of the process says so:
 * a backup of a full disk, and a restore into what is broken, are wanted most when nothing can be recorded.
 */
async function tell(address: Address, entry: AuditEntry): Promise<void> {
  try {
    await appendAlone(address, [entry]);
  } catch (error) {
    log("warn", "not in the audit log", { action: entry.action, reason: reasonOf(error) });
  }
}

/**
 * Writes the database into a new file that nobody else may read. A file of that name appears when it is whole.
 * @throws Error of the settings, the file and the database
 */
export async function backupTo(file: string, environment: NodeJS.ProcessEnv): Promise<string> {
  if (existsSync(file)) throw new Error(`${file} is there already. Name a new file.`);
  const { address, stop } = await commandAddress(readSettings(environment));
  const part = `${file}.part`;
  const deed = { action: "database.backup", object: `file ${file}` } as const;
  try {
    const rows = await writeLines(part, (write) => writeBackup(address, write));
    await rename(part, file);
    await tell(address, shellEntry({ ...deed, detail: { rows } }));
    return `${count(rows, "row")} written to ${file}. Keep the keys of the console as well (the file "key" in its data folder, or DRYDOCK_KEY): without them no credential can be opened.`;
  } catch (error) {
    await tell(address, shellEntry(deed, { result: "failed", detail: whyOf(error) }));
    throw error;
  } finally {
    await rm(part, { force: true });
    await stop();
  }
}

/** Writes lines into a file that nobody else may read, and returns when they are on the disk. */
async function writeLines<T>(
  file: string,
  work: (write: (line: string) => Promise<void>) => Promise<T>,
): Promise<T> {
  let waiting = "";
  const handle = await open(file, "w", 0o600).catch(inWords(file));
  const flush = async () => {
    const text = waiting;
    waiting = "";
    await handle.appendFile(text).catch(inWords(file));
  };
  try {
    const made = await work(async (line) => {
      waiting += `${line}\n`;
      if (waiting.length > CHUNK) await flush();
    });
    await flush();
    await handle.sync().catch(inWords(file));
    return made;
  } finally {
    await handle.close();
  }
}

/** What keeps a file from being written, and what to do. */
function inWords(file: string): (error: NodeJS.ErrnoException) => never {
  return (error) => {
    const folder = dirname(file);
    const told: Record<string, string> = {
      ENOENT: `There is no folder ${folder}. Make it, or name another file.`,
      EACCES: `The folder ${folder} lets this user write nothing. Name another file.`,
      ENOSPC: `No room is left on the disk of ${folder}. Make room there, or name a file on another disk.`,
    };
    const why = told[error.code ?? ""] ?? `${file} can't be written (${error.message}). Name another file.`;
    throw new Error(`No backup was made. ${why}`, { cause: error });
  };
}

/**
 * Puts a backup in the place of what is in the database.
 * @throws Error of the settings, the file and the database; then nothing was changed
 */
export async function restoreFrom(file: string, environment: NodeJS.ProcessEnv): Promise<string> {
  if (!existsSync(file)) throw new Error(`${file} is not there.`);
  const lines = () =>
    createInterface({ input: createReadStream(file, "utf8"), crlfDelay: Number.POSITIVE_INFINITY });
  const { address, stop } = await commandAddress(readSettings(environment));
  const deed = { action: "database.restore", object: `file ${file}` } as const;
  try {
    const { rows, at } = await restoreBackup(address, lines, ({ at: of, rows: count, before }) =>
      shellEntry({ ...deed, detail: { of, rows: count, before: `${before.seq}:${before.hash}` } }),
    );
    return `${count(rows, "row")} of ${at} restored. Everybody signs in again; links that were sent count no more.`;
  } catch (error) {
    await tell(address, shellEntry(deed, { result: "failed", detail: whyOf(error) }));
    throw error;
  } finally {
    await stop();
  }
}
