export const SCAN_KINDS = ["kube-bench", "sonobuoy"] as const;
export type ScanKind = (typeof SCAN_KINDS)[number];

export type ScanState = "running" | "done" | "failed";

/** One Job of a scan: of one node, or of the whole cluster. */
export interface ScanJob {
  run: string;
  kind: ScanKind;
  name: string;
  /** Absent: it looks at the cluster as a whole. */
  node?: string;
  by: string;
  state: ScanState;
  startedAt: string;
  finishedAt?: string;
  /** Why it failed, as its Job says. */
  failure?: string;
}

export const FINDING_STATES = ["fail", "warn", "info", "pass"] as const;
export type FindingState = (typeof FINDING_STATES)[number];

export interface Finding {
  /** "1.2.15"; of conformance tests none. */
  id: string;
  text: string;
  state: FindingState;
  /** What to do about it. */
  remediation?: string;
}

export interface ScanReport {
  counts: Record<FindingState, number>;
  /** Worst first. */
  findings: Finding[];
}
