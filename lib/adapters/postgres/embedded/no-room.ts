import { resolve } from "node:path";

/**
 * A failure of the start that a full disk caused, in words that say so; others as they are. The system's own calls tell it
 * by a code, PostgreSQL's programs in what they print.
 */
export function inWordsOfRoom(error: unknown, dataFolder: string): unknown {
  if (!(error instanceof Error)) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code !== "ENOSPC" && !/no space left on device/i.test(message)) return error;
  return new Error(
    `The console does not start: no room is left on the disk of ${resolve(dataFolder)}. Make room there, then start it again. ${message}`,
    { cause: error },
  );
}
