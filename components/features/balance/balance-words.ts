import type { BalanceBody, RestartSeriesBody } from "@/lib/contracts/restart";
import type { Measure } from "@/lib/domain/rebalance/evenness";
import { count } from "@/lib/domain/words";

type Pool = BalanceBody["pools"][number];
type Offer = BalanceBody["offers"][number];
type Step = RestartSeriesBody["steps"][number];
export type NodeShare = Pool["nodes"][number];

export const MEASURE_WORDS: Record<Measure, string> = { cpu: "CPU", memory: "Memory", pods: "Pods" };

/** "47 %"; whole, as in the table of nodes. */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** "workers", or "workers, dedicated=db:NoSchedule". */
export function poolName({ pool, taints }: Pool): string {
  return [pool, ...taints].join(", ");
}

/** What is compared in a pool, in one sentence. */
export function poolWords({ nodes, mean }: Pool): string {
  const compared = nodes.filter(({ away }) => away === undefined);
  if (compared.length === 0) return "None of its nodes takes new pods.";
  const means = `${percent(mean.cpu)} of CPU, ${percent(mean.memory)} of memory, ${percent(mean.pods)} of pods`;
  if (compared.length === 1)
    return `One node takes new pods: there is nothing to compare. Requested: ${means}.`;
  const uneven = compared.filter(({ level }) => level !== "even").length;
  const verdict =
    uneven === 0
      ? "All are within 10 points of that."
      : `${count(uneven, "node")} ${uneven === 1 ? "is" : "are"} more than 10 points away from that.`;
  return `${count(compared.length, "node")} together: ${means} requested. ${verdict}`;
}

/** "Emptier", or why it is not compared. */
export function levelWords({ level, away }: NodeShare): string {
  switch (level) {
    case "fuller":
      return "Fuller";
    case "emptier":
      return "Emptier";
    case "even":
      return "Even";
    case undefined:
      return `Not compared: ${away ?? "it takes no new pods"}`;
  }
}

/** The furthest from the pool first; those that are not compared last. */
export function mostUneven({ nodes, mean }: Pool): NodeShare[] {
  const off = ({ shares, away }: NodeShare) =>
    away === undefined
      ? Math.max(
          ...Object.keys(MEASURE_WORDS).map((of) =>
            Math.abs((shares[of as Measure] ?? 0) - (mean[of as Measure] ?? 0)),
          ),
        )
      : -1;
  return [...nodes].sort((a, b) => off(b) - off(a));
}

/** What the scheduler would do with a workload's pods, as far as can be foreseen. */
export function offerWords({ pods, onFuller, onEmptier }: Offer): string {
  const changes = (
    [
      ["emptier", onEmptier],
      ["fuller", onFuller],
    ] as const
  ).filter(([, { now, anew }]) => now !== anew);
  const parts = changes.map(([level, { now, anew }]) => `${anew} on ${level} nodes (${now} now)`);
  return `Its ${count(pods, "pod")} placed anew: ${parts.join("; ")}`;
}

export const STEP_WORDS: Record<Step["state"], string> = {
  waits: "Waits",
  restarting: "Restarting",
  done: "Restarted",
  skipped: "Skipped",
  failed: "Failed",
  left: "Not done",
};

export const STEP_STATE = {
  waits: "stale",
  restarting: "initiated",
  done: "healthy",
  skipped: "blocked",
  failed: "failed",
  left: "paused",
} as const satisfies Record<Step["state"], string>;

/** "Running: 1 of 3 workloads restarted". */
export function seriesWords({ state, steps }: RestartSeriesBody): string {
  const done = steps.filter((step) => step.state === "done").length;
  const of = `${done} of ${count(steps.length, "workload")} restarted`;
  switch (state) {
    case "running":
      return `Running: ${of}`;
    case "done":
      return `Done: ${of}`;
    case "stopped":
      return `Stopped: ${of}`;
    case "failed":
      return `Failed: ${of}`;
  }
}

export const SERIES_STATE = {
  running: "initiated",
  done: "healthy",
  stopped: "paused",
  failed: "failed",
} as const satisfies Record<RestartSeriesBody["state"], string>;
