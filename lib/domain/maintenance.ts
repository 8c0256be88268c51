/** Phases are for people and are computed each time; nothing is decided from a stored phase. */
export type Phase = "initiated" | "complete" | "blocked" | "failed" | "paused" | "ending";

export type Verdict = "moves" | "stays" | "blocks" | "gone";

/** Why a pod has its verdict. One word a cause, so that screens and tests can group by it. */
export type Cause =
  // moves
  | "replaced" // a controller makes a new one elsewhere
  | "single-replica" // the same, but nobody serves until the new one is Ready
  | "pinned" // can run on this node only: its replacement waits for the node
  | "job" // its Job starts it anew
  | "finished" // Succeeded or Failed: nothing runs
  | "consented" // bare or with emptyDir, agreed to by name
  | "forced" // deleted by name; its budget is not asked
  | "terminating" // already leaving, within its grace period
  // stays
  | "mirror"
  | "daemon-set"
  | "kept" // tolerates the cordon, agreed to by name
  // blocks, and changes by itself
  | "budget-wait" // its budget allows none now and can allow one later
  | "job-wait" // its Job may finish first
  | "webhook-wait" // an admission webhook says "not now"
  // blocks until somebody acts
  | "comes-back" // tolerates the cordon: evicting it could go on for ever
  | "empty-dir"
  | "bare"
  | "budget-never" // its budget can never allow a disruption
  | "budgets-several" // two budgets on one pod: the eviction API answers 500
  | "stuck-terminating" // past its grace period; finalizers or a dead kubelet hold it
  | "refused"; // the API server refuses its eviction: webhook, forbidden, error

/** When a pod leaves: a group starts once the one before it is gone. "last" is asked for, "own" is the console's pod. */
export type Group = "ordinary" | "last" | "critical" | "own";

export interface PodVerdict {
  namespace: string;
  name: string;
  uid: string;
  verdict: Verdict;
  cause: Cause;
  /** One sentence for people: what happens to this pod and why. */
  detail: string;
  /** What else is worth knowing, a sentence each. */
  notes: string[];
  group: Group;
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
  | "replacement"
  | "backups"
  | "control-planes"
  | "workers"
  | "scans"
  | "unschedulable"
  | "no-pod-left"
  | "none-came"
  | "volumes-detached"
  | "fresh-list";

/** A check of the plan: "refuse" forbids the start, "warn" does not, "unknown" was not evaluated. */
export interface PlanCheck {
  id: CheckId;
  state: "pass" | "warn" | "refuse" | "unknown";
  title: string;
  /** The evidence: what was seen. */
  detail: string;
}

/** What one budget is asked for by this drain, against what it allows. */
export interface BudgetDemand {
  namespace: string;
  name: string;
  /** As kubectl writes it: "app=web,tier in (a,b)". */
  selector: string;
  /** Pods of this node that it covers and that are to leave. */
  demand: number;
  allowed: number;
  healthy: number;
  needed: number;
  expected: number;
  state: "allows" | "waits" | "never";
  /** Why it waits or never allows. */
  why?: string;
}

/**
 * The least time a drain takes if each pod uses its whole grace period and each replacement is Ready at once.
 * No other estimate is made: nobody knows how long a replacement takes.
 */
export interface LeastTime {
  seconds: number;
  /** How often the tightest budget has to be asked anew. */
  rounds: number;
  /** "namespace/name" of that budget, when there is more than one round. */
  budget?: string;
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

/** Something seen beside the proof: it warns and never gates. */
export interface Reading {
  id: "moved-ready" | "budgets-recovered" | "rebooted" | "kubelet" | "replacement";
  state: "ok" | "warn" | "unknown";
  title: string;
  value: string;
  detail: string;
}

/** A question that only a person can answer; the engine does nothing until then. */
export interface Question {
  kind: "uncordoned" | "recreated" | "stopped" | "unreadable" | "control-plane";
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
  readings: Reading[];
  /** When the last fresh list agreed. Present only while Complete. */
  checkedAt?: string;
  question?: Question;
}

export interface Plan {
  node: string;
  madeAt: string;
  /** In the order in which they matter to the reader; `group` tells when each leaves. */
  pods: PodVerdict[];
  checks: (PlanCheck & { /** Why the check is made. */ why: string })[];
  budgets: BudgetDemand[];
  leastTime: LeastTime;
  /** Pods that block until named consent is given, by cause. */
  needsConsent: {
    uid: string;
    namespace: string;
    name: string;
    cause: "bare" | "empty-dir" | "comes-back";
    detail: string;
  }[];
  /** The first check that refuses, as a sentence; absent when the start is allowed. */
  refusal?: string;
}
