import type { ClusterIndex } from "@/lib/domain/cluster-index";
import type { PlanCheck } from "@/lib/domain/maintenance";
import { type ObservedPod, podKey } from "@/lib/domain/observed";
import { count, formatDuration, nameSome } from "@/lib/domain/words";
import type { ScanJob } from "./observed";
import { SCAN_LABEL } from "./rules";
import { runsOf, type ScanRun } from "./runs";

/** Jobs of the scans that were started here; or why they are not known. */
export type ScanActivity = readonly ScanJob[] | { unknown: string };

/** Pods of kube-bench and Sonobuoy as their own manifests make them. Sources: their repositories' job.yaml, gen templates. */
function isScan({ labels, controller, phase, deletionAt }: ObservedPod): boolean {
  if (phase === "Succeeded" || phase === "Failed" || deletionAt !== undefined) return false;
  return (
    SCAN_LABEL in labels ||
    labels.app === "kube-bench" ||
    "sonobuoy-component" in labels ||
    (controller?.kind === "Job" && controller.name.startsWith("kube-bench"))
  );
}

/** "kube-bench 20261121120000 of mira has run for 2 min 10 s, 3 of 12 nodes are done." */
function runWords({ kind, run, by, startedAt, jobs, done }: ScanRun, now: Date): string {
  const age = formatDuration(now.getTime() - new Date(startedAt).getTime());
  const progress = kind === "kube-bench" ? `${done} of ${count(jobs, "node")} done` : "its end is not known";
  return `${kind} ${run} of ${by} has run for ${age}, ${progress}.`;
}

const ADVICE = "A node that leaves under it changes what it finds, and may end it.";

/** Whether a scan runs anywhere in the cluster: a node that leaves under it changes what it finds. */
export function scanCheck(index: ClusterIndex, activity: ScanActivity, now: Date): PlanCheck {
  const id = "scans";
  const jobs = "unknown" in activity ? [] : activity;
  const runs = runsOf(jobs).filter(({ state }) => state === "running");
  const known = new Set(jobs.map(({ run }) => run));
  // Jobs say more than their pods do: of what was started here pods count only where the Jobs could not be read.
  const pods = index.pods.all().filter((pod) => isScan(pod) && !known.has(pod.labels[SCAN_LABEL] ?? ""));
  if (runs.length === 0 && pods.length === 0) {
    if ("unknown" in activity)
      return { id, state: "unknown", title: "Scans not known", detail: activity.unknown };
    return {
      id,
      state: "pass",
      title: "No scan runs",
      detail: "None starts while a node is in maintenance.",
    };
  }
  const others = pods.length === 0 ? [] : [`${nameSome(pods.map(podKey))}.`];
  return {
    id,
    state: "warn",
    title: runs.length + pods.length === 1 ? "A scan runs" : "Scans run",
    detail: [...runs.map((run) => runWords(run, now)), ...others, ADVICE].join(" "),
  };
}
