import { isRecord } from "@/lib/domain/is-record";
import { FINDING_STATES, type Finding, type FindingState, type ScanKind, type ScanReport } from "./observed";

/** Of conformance tests only those that did not pass are kept: there are thousands. */
const MOST_FINDINGS = 500;

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function records(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** Reads JSON; undefined for anything else, such as a line that a program wrote beside it. */
function parsed(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}

const KUBE_BENCH: Record<string, FindingState> = { PASS: "pass", FAIL: "fail", WARN: "warn", INFO: "info" };

/** What kube-bench --json prints; warnings may stand before it. Source: aquasecurity/kube-bench check/controls.go. */
function kubeBench(log: string): Finding[] | undefined {
  const start = log.indexOf("{");
  const report = start < 0 ? undefined : parsed(log.slice(start));
  if (!isRecord(report) || !Array.isArray(report.Controls)) return undefined;
  const results = records(report.Controls)
    .flatMap(({ tests }) => records(tests))
    .flatMap((test) => records(test.results));
  return results.flatMap((result) => {
    const state = KUBE_BENCH[text(result.status)];
    if (state === undefined) return [];
    const remediation = text(result.remediation).trim() || undefined;
    return [{ id: text(result.test_number), text: text(result.test_desc), state, remediation }];
  });
}

const SONOBUOY: Record<string, FindingState> = { passed: "pass", failed: "fail", skipped: "info" };

/** What sonobuoy results --mode detailed prints, a line a test. Source: vmware-tanzu/sonobuoy pkg/client/results. */
function sonobuoy(log: string): Finding[] | undefined {
  const found = log.split("\n").flatMap((line): Finding[] => {
    const item = line.startsWith("{") ? parsed(line) : undefined;
    const state = isRecord(item) ? SONOBUOY[text(item.status)] : undefined;
    if (!isRecord(item) || state === undefined) return [];
    const failure = isRecord(item.details) ? text(item.details.failure) : "";
    return [{ id: "", text: text(item.name), state, remediation: failure || undefined }];
  });
  return found.length === 0 ? undefined : found;
}

/** What a scan's log says; undefined where it holds no result. */
export function reportOf(kind: ScanKind, log: string): ScanReport | undefined {
  const all = kind === "kube-bench" ? kubeBench(log) : sonobuoy(log);
  if (all === undefined) return undefined;
  const counts = { fail: 0, warn: 0, info: 0, pass: 0 };
  for (const { state } of all) counts[state] += 1;
  const kept = kind === "kube-bench" ? all : all.filter(({ state }) => state === "fail");
  const rank = ({ state }: Finding) => FINDING_STATES.indexOf(state);
  const findings = [...kept].sort((a, b) => rank(a) - rank(b) || byNumber(a.id, b.id));
  return { counts, findings: findings.slice(0, MOST_FINDINGS) };
}

function byNumber(a: string, b: string): number {
  return a.localeCompare(b, "en", { numeric: true });
}
