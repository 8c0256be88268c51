import { linkSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Writes a file that only this console's user may read, whole or not at all: what a crash or a full disk cuts off is never
 * taken for it. `how` says what happens to one that is there.
 */
export function placeOwnFile(path: string, text: string, how: "replace" | "leave"): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const temporary = `${path}.${process.pid}.new`;
  try {
    writeFileSync(temporary, text, { mode: 0o600 });
    if (how === "replace") renameSync(temporary, path);
    else linkSync(temporary, path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOSPC")
      throw new Error(`No room is left on the disk of ${path}. Make room there, then try again.`, {
        cause: error,
      });
    if (code !== "EEXIST") throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
}
