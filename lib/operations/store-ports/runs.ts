import type { MaintenanceOptions } from "@/lib/domain/intent";
import type { ProofCheck } from "@/lib/domain/maintenance";
import type { RunPlan, RunPod, RunResult, Waited } from "@/lib/domain/run-record";

/** A maintenance from on to off, as it was seen. A record: nothing is decided from it. */
export interface RunRecord {
  /** The intent's. */
  id: string;
  cluster: string;
  node: string;
  nodeUid: string;
  by: string;
  reason: string;
  since: string;
  podsToMove: number;
  options: MaintenanceOptions;
  completeAt?: string;
  /** The checks that held when it was Complete for the first time. */
  proof?: readonly ProofCheck[];
  ended?: { at: string; text: string; by?: string };
  /** Of one that is over. */
  result?: RunResult;
  /** Told by who turned it on; what comes later leaves it as it is. */
  plan?: RunPlan;
  /** What became of each pod that was to leave; absent where it is not read: it is long. */
  pods?: readonly RunPod[];
  podsGone?: number;
  /** What the drain waited for, as far as somebody looked. */
  waited?: Waited;
}

/** What happened in a maintenance. */
export interface RunEvent {
  run: string;
  /** Tells it from the others of its run: the same thing told again, or more of it, has the same key. */
  key: string;
  at: string;
  kind: "person" | "machine";
  state: "healthy" | "initiated" | "complete" | "blocked" | "failed" | "paused" | "ending" | "neutral";
  text: string;
  evidence?: string;
}

export interface RunBatch {
  runs: readonly RunRecord[];
  events: readonly RunEvent[];
}

/** What is remembered of a cluster. */
export interface Past {
  runs: readonly RunRecord[];
  events: readonly (RunEvent & { node: string })[];
}

/** History that outlives the process. */
export interface RunStore {
  /** Adds what is new and completes what is there; what was told once, an end above all, is not taken back. */
  write(batch: RunBatch): Promise<void>;
  /** The newest of a cluster, newest first, and the node that each event was on. Pods only of those that go on. */
  recent(cluster: string, limit: { runs: number; events: number }): Promise<Past>;
}
