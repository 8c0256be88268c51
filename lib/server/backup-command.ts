import { createReadStream, existsSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { createInterface } from "node:readline";
import { type Address, appendAlone, restoreBackup, writeBackup } from "@/lib/adapters/postgres";
import type { AuditEntry } from "@/lib/domain/audit/record";
import { count } from "@/lib/domain/words";
import { whyOf } from "./audit/came-of";
import { shellEntry } from "./audit/shell";
import { commandAddress } from "./command-database";
import { log, reasonOf } from "./log";
import { readSettings } from "./settings";

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
    const handle = await open(part, "w", 0o600);
    let rows: number;
    try {
      const stream = handle.createWriteStream();
      rows = await writeBackup(address, async (line) => {
        if (!stream.write(`${line}\n`)) await new Promise((resolve) => stream.once("drain", resolve));
      });
      await new Promise<void>((resolve, reject) => stream.on("error", reject).end(resolve));
    } finally {
      await handle.close();
    }
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
