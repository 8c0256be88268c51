import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** Held by the one process that uses a folder. */
export interface FolderLock {
  release(): void;
}

/**
 * Locks a data folder for this process. The kernel holds the lock (SQLite is how Node.js asks it for one) and lets go
 * when the process ends, however it ends: nothing can be stale, and no process id can be taken for another's, not even
 * between two containers. The text beside it only tells people who holds it.
 * @throws Error that names the folder and the process
 */
export function lockFolder(dataFolder: string): FolderLock {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const note = join(dataFolder, "console.pid");
  const file = join(dataFolder, "console.lock");
  const lock = new DatabaseSync(file);
  try {
    lock.exec("pragma locking_mode = exclusive; pragma journal_mode = memory; begin exclusive");
    chmodSync(file, 0o600); // whoever could read it could lock it
    writeFileSync(note, `process ${process.pid} on ${hostname()}\n`, { mode: 0o600 });
  } catch (error) {
    const taken = error instanceof Error && /locked/.test(error.message);
    if (!taken) rmSync(note, { force: true });
    lock.close();
    if (!taken) throw error;
    throw new Error(
      `Another console uses the folder ${resolve(dataFolder)}${holder(note)}. Stop it first, or set DRYDOCK_DATA to another folder.`,
      { cause: error },
    );
  }
  return {
    release() {
      rmSync(note, { force: true });
      lock.close();
    },
  };
}

function holder(note: string): string {
  try {
    return ` (${readFileSync(note, "utf8").trim()})`;
  } catch (error) {
    // It took the lock this moment and has not written yet.
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw error;
  }
}
