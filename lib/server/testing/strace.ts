import { readFileSync } from "node:fs";

/** What leaves a process: programs that it starts, files by their names, and whom it talks to. */
const PROGRAMS = ["execve", "execveat", "fork", "vfork"];
const FILES = [
  ...[
    "open",
    "openat",
    "openat2",
    "creat",
    "truncate",
    "mkdir",
    "mkdirat",
    "mknod",
    "mknodat",
    "chmod",
    "fchmodat",
  ],
  ...[
    "unlink",
    "unlinkat",
    "rename",
    "renameat",
    "renameat2",
    "link",
    "linkat",
    "symlink",
    "symlinkat",
    "rmdir",
  ],
];
const CONNECTIONS = ["connect", "bind", "sendto", "sendmsg"];

/** A command that runs another one and writes into `file` what that asks the kernel for. */
export function straced(file: string, command: readonly string[]): string[] {
  const calls = [...PROGRAMS, ...FILES, ...CONNECTIONS].map((call) => `?${call}`).join();
  return ["strace", "-f", "-qq", "-ttt", "-s", "512", "-e", `trace=${calls}`, "-o", file, ...command];
}

export interface Asked {
  programs: string[];
  /** Names of files, as they were given. */
  files: string[];
  /** Whole calls. */
  connections: string[];
}

/** What was asked for from a moment on, in milliseconds since the epoch. */
export function askedSince(file: string, fromMs: number): Asked {
  const asked: Asked = { programs: [], files: [], connections: [] };
  for (const line of readFileSync(file, "utf8").split("\n")) {
    // A call that was interrupted is told twice, the second time without what it asked for.
    const [, seconds = "0", call = "", rest = ""] = /^\d+ +(\d+\.\d+) (\w+)\((.*)$/.exec(line) ?? [];
    if (Number(seconds) * 1000 < fromMs) continue;
    if (PROGRAMS.includes(call)) asked.programs.push(`${call}(${rest}`);
    if (CONNECTIONS.includes(call)) asked.connections.push(`${call}(${rest}`);
    if (FILES.includes(call))
      asked.files.push(...[...rest.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, name = ""]) => name));
  }
  return asked;
}
