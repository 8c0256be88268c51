import type { Attempts } from "./attempts";
import { allowanceOf, budgetsOf } from "./budget";
import type { ClusterIndex } from "./cluster-index";
import type { ConsentCause, MaintenanceOptions } from "./intent";
import type { Cause, PodVerdict, Verdict } from "./maintenance";
import { type ObservedPod, podKey } from "./observed";
import { formatDuration } from "./words";

/** A pod is called stuck this long after its grace period ended; kubelets need a moment to report. In milliseconds. */
const STUCK_AFTER_MS = 10_000;

export interface VerdictContext {
  index: ClusterIndex;
  options: MaintenanceOptions;
  attempts: Attempts;
  now: Date;
}

interface Ruling {
  verdict: Verdict;
  cause: Cause;
  detail: string;
  fact?: string;
  budget?: string;
}

/** Says what happens to a pod, or undefined to leave it to the next rule. */
type Rule = (pod: ObservedPod, context: VerdictContext) => Ruling | undefined;

const mirror: Rule = (pod) =>
  pod.mirror
    ? {
        verdict: "stays",
        cause: "mirror",
        detail: "Static pod: the kubelet runs it from a file, the API server can't remove it.",
      }
    : undefined;

const daemonSet: Rule = (pod) =>
  pod.controller?.kind === "DaemonSet"
    ? {
        verdict: "stays",
        cause: "daemon-set",
        detail: `DaemonSet ${pod.controller.name} runs one on each node, cordoned or not.`,
      }
    : undefined;

const terminating: Rule = (pod, { now }) => {
  if (pod.deletionAt === undefined) return undefined;
  const leftMs = Date.parse(pod.deletionAt) - now.getTime();
  if (leftMs > -STUCK_AFTER_MS) {
    const of = pod.deletionGraceSeconds ?? pod.graceSeconds;
    const left = Math.max(0, Math.ceil(leftMs / 1000));
    return {
      verdict: "moves",
      cause: "terminating",
      detail: "Evicted, stops within its grace period.",
      fact: `${left} s of ${of} s left`,
    };
  }
  const holder =
    pod.finalizers.length > 0
      ? `finalizer ${pod.finalizers.join(", ")} holds it. Whoever set it has to remove it`
      : "the kubelet has not confirmed that it stopped. Check the node's kubelet";
  const since = formatDuration(-leftMs);
  return {
    verdict: "blocks",
    cause: "stuck-terminating",
    detail: `Should be gone for ${since}: ${holder}.`,
    fact: `stuck for ${since}`,
  };
};

const finished: Rule = (pod) =>
  pod.phase === "Succeeded" || pod.phase === "Failed"
    ? { verdict: "moves", cause: "finished", detail: `Has ended (${pod.phase}); only its record is removed.` }
    : undefined;

function consented(options: MaintenanceOptions, pod: ObservedPod, cause: ConsentCause): boolean {
  return options.consents.some((consent) => consent.uid === pod.uid && consent.cause === cause);
}

const bare: Rule = (pod, { options, now }) => {
  if (pod.controller !== undefined) return undefined;
  const age = formatDuration(now.getTime() - Date.parse(pod.createdAt));
  const detail = `Bare pod in ${pod.namespace}, ${age} old. No controller brings it back.`;
  return consented(options, pod, "bare")
    ? undefined
    : { verdict: "blocks", cause: "bare", detail, fact: "needs consent" };
};

const emptyDir: Rule = (pod, { options }) => {
  if (pod.emptyDirs.length === 0 || consented(options, pod, "empty-dir")) return undefined;
  // Deleting a bare pod for good was agreed to; its emptyDir is part of it.
  if (pod.controller === undefined) return undefined;
  const names = pod.emptyDirs
    .map((dir) => (dir.medium === "memory" ? `${dir.name} (memory)` : dir.name))
    .join(", ");
  const noun = pod.emptyDirs.length === 1 ? "Volume" : "Volumes";
  return {
    verdict: "blocks",
    cause: "empty-dir",
    detail: `${noun} ${names} of kind emptyDir. The data is gone with the pod.`,
    fact: "needs consent",
  };
};

const severalBudgets: Rule = (pod, { index }) => {
  const budgets = budgetsOf(index, pod);
  if (budgets.length < 2) return undefined;
  const names = budgets.map((budget) => podKey(budget)).join(" and ");
  return {
    verdict: "blocks",
    cause: "budgets-several",
    detail: `Budgets ${names} both cover it, and the eviction API refuses a pod with more than one. Narrow one selector.`,
    fact: "2 budgets",
    budget: podKey(budgets[0] ?? pod),
  };
};

const budget: Rule = (pod, { index }) => {
  const [only] = budgetsOf(index, pod);
  if (only === undefined) return undefined;
  const name = podKey(only);
  const allowance = allowanceOf(only, pod);
  switch (allowance.kind) {
    case "allows":
      return undefined;
    case "waits":
      return {
        verdict: "blocks",
        cause: "budget-wait",
        detail: `Budget ${name} allows 0 disruptions: ${allowance.why}. It is asked again when the budget changes.`,
        fact: "waits for a budget",
        budget: name,
      };
    case "never":
      return {
        verdict: "blocks",
        cause: "budget-never",
        detail: `Budget ${name} can never allow a disruption: ${allowance.why}. Add a replica or change the budget.`,
        fact: "budget allows 0",
        budget: name,
      };
  }
};

const refused: Rule = (pod, { attempts }) => {
  const attempt = attempts.get(pod.uid);
  if (attempt?.outcome !== "denied") return undefined;
  return {
    verdict: "blocks",
    cause: "refused",
    detail: `The API server refuses its eviction: ${attempt.message ?? "no reason given"}.`,
    fact: "refused",
  };
};

const moves: Rule = (pod, { index, options }) => {
  const agreed = options.consents.some((consent) => consent.uid === pod.uid);
  const controller = pod.controller;
  if (controller === undefined) {
    return { verdict: "moves", cause: "consented", detail: "Deleted for good, as agreed.", fact: "for good" };
  }
  if (agreed) {
    return {
      verdict: "moves",
      cause: "consented",
      detail: "Moves; its emptyDir data is lost, as agreed.",
      fact: "emptyDir lost",
    };
  }
  const replicas = index.replicasOf(controller.uid)?.replicas;
  if (replicas === 1) {
    return {
      verdict: "moves",
      cause: "single-replica",
      detail: "Its only replica: nobody serves until the new one is Ready.",
      fact: "1 of 1 replica",
    };
  }
  const fact = replicas === undefined ? undefined : `1 of ${replicas} replicas`;
  return { verdict: "moves", cause: "replaced", detail: "A controller replaces it on another node.", fact };
};

/** First ruling wins. The order is the order of certainty: what can't move, what leaves already, what needs a person, what needs a budget. */
const RULES: readonly Rule[] = [
  mirror,
  daemonSet,
  terminating,
  finished,
  bare,
  emptyDir,
  severalBudgets,
  refused,
  budget,
  moves,
];

/** "Deployment/checkout-api": the controller that people know, through a ReplicaSet. */
function ownerOf(index: ClusterIndex, pod: ObservedPod): string | undefined {
  if (pod.controller === undefined) return undefined;
  const owner = index.replicasOf(pod.controller.uid)?.controller ?? pod.controller;
  return `${owner.kind}/${owner.name}`;
}

/** What a drain does with one pod, and why. The plan and the engine both ask here. */
export function verdictOf(pod: ObservedPod, context: VerdictContext): PodVerdict {
  for (const rule of RULES) {
    const ruling = rule(pod, context);
    if (ruling === undefined) continue;
    const attempt = context.attempts.get(pod.uid);
    return {
      namespace: pod.namespace,
      name: pod.name,
      uid: pod.uid,
      ...ruling,
      owner: ownerOf(context.index, pod),
      graceSeconds: context.options.graceSeconds ?? pod.graceSeconds,
      deletionAt: pod.deletionAt,
      asked: attempt ? { times: attempt.times, at: new Date(attempt.at).toISOString() } : undefined,
    };
  }
  throw new Error(`no rule for pod ${podKey(pod)}`); // `moves` rules on every pod
}
