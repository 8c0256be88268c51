import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Sandbox } from "../support/sandbox.ts";
import type { Contender } from "./contender.ts";

/** kubectl drain as people type it: its own pace, which is 5 calls a second and 5 s between two tries of a pod. */
export function kubectl({ kubectl: command }: Sandbox): Contender {
  const run = async (...args: string[]) => {
    await promisify(execFile)(command, args, { maxBuffer: 64 * 1024 * 1024 });
  };
  return {
    name: "kubectl drain",
    userAgent: "kubectl",
    drain: (nodes) => run("drain", ...nodes, "--ignore-daemonsets", "--delete-emptydir-data"),
    restore: (nodes) => run("uncordon", ...nodes),
    close: async () => {},
  };
}
