import type { ScanJob, ScanState } from "./observed";

export interface ScanRun {
  run: string;
  kind: ScanJob["kind"];
  by: string;
  state: ScanState;
  startedAt: string;
  finishedAt?: string;
  jobs: number;
  done: number;
}

/** The Jobs by run, newest first. A run is as bad as the worst of its Jobs, once all have ended. */
export function runsOf(jobs: readonly ScanJob[]): ScanRun[] {
  return [...Map.groupBy(jobs, ({ run }) => run)]
    .map(([run, own]): ScanRun => {
      const ended = own.filter(({ state }) => state !== "running");
      const over = ended.length === own.length;
      const failed = own.some(({ state }) => state === "failed");
      const [first] = own.map(({ startedAt }) => startedAt).sort();
      const last = own.flatMap(({ finishedAt }) => finishedAt ?? []).sort();
      return {
        run,
        kind: own[0]?.kind ?? "kube-bench",
        by: own[0]?.by ?? "",
        state: over ? (failed ? "failed" : "done") : "running",
        startedAt: first ?? "",
        finishedAt: over ? last.at(-1) : undefined,
        jobs: own.length,
        done: ended.length,
      };
    })
    .sort((a, b) => b.run.localeCompare(a.run));
}
