import type { ObservedPod } from "./observed";
import type { StateInput } from "./state";

export interface DecideInput extends StateInput {
  /** Pods of this cluster whose eviction is on its way now: by UID, the version of their budgets when it was sent. */
  inFlight: ReadonlyMap<string, string>;
  /** Evictions that may start now: the cluster's bound less what is on its way. */
  slots: number;
}

export type Action =
  | { type: "evict"; pod: ObservedPod }
  /** Named for deletion by somebody: its budget is not asked. */
  | { type: "delete"; pod: ObservedPod }
  /** Read node, pods and attachments from the API server and compare. */
  | { type: "verify" }
  /** Take intent and cordon back: the last step of turning off. */
  | { type: "release" };

export interface Step {
  actions: Action[];
  /** When to look again even if nothing changes. Milliseconds since the epoch. */
  wakeAt?: number;
}

/** The earlier of two times, either of which may be absent. */
export function sooner(a: number | undefined, b: number | undefined): number | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Math.min(a, b);
}
