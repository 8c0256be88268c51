import type { ScanResult, ScansBody } from "@/lib/contracts/scan";
import type { ScheduleBody } from "@/lib/contracts/scan-schedule";
import { FINDING_STATES, type FindingState } from "@/lib/domain/scans/observed";
import { count } from "@/lib/domain/words";

type Run = ScansBody["runs"][number];
type Report = NonNullable<ScanResult["parts"][number]["report"]>;

export const KIND_WORDS: Record<Run["kind"], string> = {
  "kube-bench": "kube-bench (CIS benchmark)",
  sonobuoy: "Sonobuoy (conformance)",
};

/** "Running, 3 of 12 nodes", "Done". */
export function runWords({ state, jobs, done, kind }: Run): string {
  switch (state) {
    case "running":
      return kind === "kube-bench" ? `Running, ${done} of ${count(jobs, "node")}` : "Running";
    case "done":
      return "Done";
    case "failed":
      return "Failed";
  }
}

export const RUN_STATE = { running: "initiated", done: "healthy", failed: "failed" } as const;

export const FINDING_WORDS: Record<FindingState, string> = {
  fail: "Fail",
  warn: "Warn",
  info: "Info",
  pass: "Pass",
};
export const FINDING_STATE = { fail: "failed", warn: "blocked", info: "stale", pass: "healthy" } as const;

type Outcome = NonNullable<ScheduleBody["last"]>["outcome"];

/** What became of the newest start of a schedule. */
export const LAST_WORDS: Record<Outcome, string> = {
  begun: "Begun",
  started: "Started",
  skipped: "Skipped",
  failed: "Failed",
};
export const LAST_STATE = {
  begun: "initiated",
  started: "healthy",
  skipped: "blocked",
  failed: "failed",
} as const;

/** "2 fail, 1 warn, 1 info, 4 pass". */
export function countWords(counts: Report["counts"]): string {
  return FINDING_STATES.map((state) => `${counts[state]} ${state}`).join(", ");
}

/** Why there is no report where one would be. */
export function missingWords({ state, failure }: ScanResult["parts"][number]): string {
  if (state === "running") return "It runs; what it finds shows here once it is done.";
  if (state === "failed") return `Its Job failed${failure ? `: ${failure}` : "."}`;
  return "Its log is gone with its pod, or holds no result.";
}
