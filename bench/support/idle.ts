import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { InsideReport } from "./inside.ts";

/** A process that does nothing: what blocks its event loop is the machine. */
export function startIdle() {
  const inside = `--import=${path.join(import.meta.dirname, "inside.ts")}`;
  const child = spawn(process.execPath, ["--expose-gc", inside, "-e", "setInterval(() => {}, 1e6)"], {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  return {
    async look(): Promise<InsideReport> {
      const told = once(child, "message");
      child.send("look");
      return ((await told) as [InsideReport])[0];
    },
    async stop(): Promise<void> {
      const ended = once(child, "exit");
      child.kill();
      await ended;
    },
  };
}
