import { readdirSync, readFileSync } from "node:fs";

/** A figure of a process's memory, in MiB; 0 when it has ended. */
function memoryOf(pid: string, figure: "VmRSS" | "VmHWM"): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(new RegExp(`^${figure}:\\s+(\\d+) kB`, "m").exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** The most that a process ever held resident, in MiB. Linux only. */
export const peakOf = (pid: number): number => memoryOf(String(pid), "VmHWM");

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
  return ours.reduce((sum, pid) => sum + memoryOf(pid, "VmRSS"), 0);
}
