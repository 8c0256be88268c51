import { createReadStream, existsSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { createInterface } from "node:readline";
import { restoreBackup, writeBackup } from "@/lib/adapters/postgres";
import { count } from "@/lib/domain/words";
import { commandAddress } from "./command-database";
import { readSettings } from "./settings";

/**
 * Writes the database into a new file that nobody else may read. A file of that name appears when it is whole.
 * @throws Error of the settings, the file and the database
 */
export async function backupTo(file: string, environment: NodeJS.ProcessEnv): Promise<string> {
  if (existsSync(file)) throw new Error(`${file} is there already. Name a new file.`);
  const { address, stop } = await commandAddress(readSettings(environment));
  const part = `${file}.part`;
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
    return `${count(rows, "row")} written to ${file}. Keep the keys of the console as well (the file "key" in its data folder, or DRYDOCK_KEY): without them no credential can be opened.`;
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
  try {
    const { rows, at } = await restoreBackup(address, lines);
    return `${count(rows, "row")} of ${at} restored. Everybody signs in again; links that were sent count no more.`;
  } finally {
    await stop();
  }
}
