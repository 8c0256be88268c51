import { z } from "zod";
import { FINDING_STATES, type Finding, SCAN_KINDS, type ScanReport } from "@/lib/domain/scans/observed";
import { MOST_NODES } from "@/lib/domain/scans/rules";

const Kind = z.enum(SCAN_KINDS);
const State = z.enum(["running", "done", "failed"]);

const RunBody = z.object({
  run: z.string(),
  kind: Kind,
  by: z.string(),
  state: State.describe("failed: at least one of its Jobs did"),
  startedAt: z.string(),
  finishedAt: z.string().optional(),
  jobs: z.int(),
  done: z.int().describe("Jobs that have ended, well or not"),
});

/** Scans of a cluster, newest first. */
export const ScansBody = z.object({
  ready: z.boolean().describe("Whether the namespace of scans is there"),
  refusal: z.string().optional().describe("Why none may start now"),
  runs: z.array(RunBody),
});
export type ScansBody = z.infer<typeof ScansBody>;

export const ScanScope = z
  .union([
    z.enum(["all", "control-plane", "workers"]),
    z.strictObject({ nodes: z.array(z.string().min(1).max(253)).min(1).max(MOST_NODES) }),
  ])
  .describe("Which nodes; Sonobuoy looks at the cluster");

export const StartScanRequest = z.strictObject({ kind: Kind, scope: ScanScope.default("all") });
export type StartScanRequest = z.infer<typeof StartScanRequest>;

export const StartedScan = z.object({
  run: z.string(),
  nodes: z.int(),
  notReady: z.array(z.string()).describe("Left out: a scan of them would wait for ever"),
});
export type StartedScan = z.infer<typeof StartedScan>;

const Counts = z.object({ fail: z.int(), warn: z.int(), info: z.int(), pass: z.int() });

export const ScanResult = z.object({
  run: z.string(),
  kind: Kind,
  parts: z.array(
    z.object({
      node: z.string().optional().describe("Absent: the cluster as a whole"),
      state: State,
      failure: z.string().optional(),
      report: z
        .object({
          counts: Counts,
          findings: z.array(
            z.object({
              id: z.string(),
              text: z.string(),
              state: z.enum(FINDING_STATES),
              remediation: z.string().optional(),
            }) satisfies z.ZodType<Finding>,
          ),
        })
        .optional()
        .describe("Absent while it runs, and where its log is gone or holds no result") satisfies z.ZodType<
        ScanReport | undefined
      >,
    }),
  ),
});
export type ScanResult = z.infer<typeof ScanResult>;
