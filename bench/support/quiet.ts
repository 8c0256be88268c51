import { spawn } from "node:child_process";
import { once } from "node:events";

/**
 * Runs `work` while this process holds the file locked, by flock(1); without a file it just runs it. For machines that
 * are shared: whoever takes the same lock for heavy work does not disturb what is measured.
 */
export async function quietly<T>(file: string | undefined, work: () => Promise<T>): Promise<T> {
  if (file === undefined) return work();
  const holder = spawn("flock", [file, "sh", "-c", "echo held; cat"], { stdio: ["pipe", "pipe", "inherit"] });
  const ended = once(holder, "close");
  await Promise.race([
    once(holder.stdout, "data"),
    ended.then(() => {
      throw new Error(`flock ${file} ended before it held the lock`);
    }),
  ]);
  try {
    return await work();
  } finally {
    holder.stdin.end();
    await ended;
  }
}
