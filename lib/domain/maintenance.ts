/** Phases are for people and are computed each time; nothing is decided from a stored phase. */
export type Phase = "initiated" | "complete" | "blocked" | "failed" | "paused" | "ending";

export type Verdict = "moves" | "stays" | "blocks" | "gone";

/** Why a pod has its verdict. One word a cause, so that screens and tests can group by it. */
export type Cause =
  // moves
  | "replaced" // a controller makes a new one elsewhere
  | "single-replica" // the same, but nobody serves until the new one is Ready
  | "finished" // Succeeded or Failed: nothing runs
  | "consented" // bare or with emptyDir, agreed to by name
  | "terminating" // already leaving, within its grace period
  | "budget-wait" // its budget allows none now and can allow one later
  // stays
  | "mirror"
  | "daemon-set"
  // blocks
  | "empty-dir"
  | "bare"
  | "budget-never" // its budget can never allow a disruption
  | "budgets-several" // two budgets on one pod: the eviction API answers 500
  | "stuck-terminating" // past its grace period; finalizers or a dead kubelet hold it
  | "refused"; // the API server refuses its eviction: webhook, forbidden, error

export interface PodVerdict {
  namespace: string;
  name: string;
  uid: string;
  verdict: Verdict;
  cause: Cause;
  /** One sentence for people: what happens to this pod and why. */
  detail: string;
  /** The controller, as "Deployment/checkout-api". */
  owner?: string;
  /** Short fact at the right of the pod's line: "1 of 4 replicas", "grace 60 s". */
  fact?: string;
  /** "namespace/name" of the budget that holds it. */
  budget?: string;
  graceSeconds: number;
  /** When the pod will be killed at the latest, while it terminates. */
  deletionAt?: string;
  asked?: { times: number; at: string };
}

export type CheckId =
  | "not-in-maintenance"
  | "last-schedulable"
  | "control-plane"
  | "room"
  | "budgets"
  | "kubelet"
  | "permission"
  | "unschedulable"
  | "no-pod-left"
  | "none-came"
  | "volumes-detached"
  | "fresh-list";

/** A check of the plan: "refuse" forbids the start, "warn" does not, "unknown" could not be evaluated. */
export interface PlanCheck {
  id: CheckId;
  state: "pass" | "warn" | "refuse" | "unknown";
  title: string;
  /** The evidence: what was seen. */
  detail: string;
}

/** A check of the proof of Complete. "waiting" cannot start yet. */
export interface ProofCheck {
  id: CheckId;
  state: "holds" | "open" | "waiting";
  title: string;
  value: string;
  detail: string;
}

export interface Progress {
  total: number;
  moved: number;
  /** Pods that wait for a budget or for a person. */
  waiting: number;
  failed: number;
}

/** A question that only a person can answer; the engine does nothing until then. */
export interface Question {
  kind: "uncordoned" | "recreated" | "stopped" | "unreadable";
  text: string;
}

/** Everything that is told about one maintenance at one instant. */
export interface MaintenanceState {
  phase: Phase;
  progress: Progress;
  /** Second line of the row: "12 of 19 pods moved, 2 wait for a budget". */
  headline: string;
  remaining: PodVerdict[];
  staying: PodVerdict[];
  proof: ProofCheck[];
  /** When the last fresh list agreed. Present only while Complete. */
  checkedAt?: string;
  question?: Question;
}

export interface Plan {
  node: string;
  madeAt: string;
  pods: PodVerdict[];
  checks: PlanCheck[];
  /** Pods that block until named consent is given, by cause. */
  needsConsent: {
    uid: string;
    namespace: string;
    name: string;
    cause: "bare" | "empty-dir";
    detail: string;
  }[];
  /** The first check that refuses, as a sentence; absent when the start is allowed. */
  refusal?: string;
}
