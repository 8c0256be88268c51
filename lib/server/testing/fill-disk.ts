import { closeSync, openSync, writeSync } from "node:fs";

/** Takes the last page of the disk of a file. */
export function fillDisk(filler: string): void {
  const file = openSync(filler, "a");
  for (const size of [1_048_576, 4_096])
    try {
      for (;;) writeSync(file, Buffer.alloc(size));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
    }
  closeSync(file);
}
