import { readdirSync, readFileSync } from "node:fs";

/** Resident memory of one process, in MiB; 0 when it has ended. */
function residentOf(pid: string): number {
  try {
    const [, kib = "0"] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return Number(kib) / 1024;
  } catch {
    return 0;
  }
}

/** Resident memory of all processes whose command line names this directory, in MiB. Linux only. */
export function residentIn(directory: string): number {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name) && name !== String(process.pid));
  const ours = pids.filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(directory);
    } catch {
      return false;
    }
  });
  return ours.reduce((sum, pid) => sum + residentOf(pid), 0);
}
