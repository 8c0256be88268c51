import type { Attempts } from "./attempts";
import type { ClusterIndex } from "./cluster-index";
import { controlPlaneQuestion } from "./control-plane-turn";
import { GROUPS } from "./groups";
import type { MaintenanceIntent } from "./intent";
import type { MaintenanceState, Phase, PodVerdict, Progress, Question } from "./maintenance";
import { type ObservedNode, podKey } from "./observed";
import { freshListCheck, gatingChecks, type Verification } from "./proof";
import { readingsOf } from "./readings";
import { deletionDue } from "./verdict/leaving";
import { verdictOf } from "./verdict/verdict";
import { count } from "./words";

export interface StateInput {
  index: ClusterIndex;
  node: ObservedNode;
  intent: MaintenanceIntent;
  attempts: Attempts;
  verification: Verification | undefined;
  now: Date;
}

/** When evicting ends and a person is asked; undefined without a deadline. Milliseconds since the epoch. */
export function deadlineOf(intent: MaintenanceIntent): number | undefined {
  const seconds = intent.options.deadlineSeconds;
  return seconds === undefined ? undefined : Date.parse(intent.since) + seconds * 1000;
}

function questionOf({ index, node, intent }: StateInput): Question | undefined {
  if (intent.nodeUid !== node.uid) {
    return {
      kind: "recreated",
      text: "This node was deleted and made again under its name. The maintenance was meant for its predecessor. Turn it off, or turn it off and on again.",
    };
  }
  if (!node.unschedulable) {
    return {
      kind: "uncordoned",
      text: "Somebody uncordoned the node. New pods may come. Cordon it again and go on, or turn maintenance mode off.",
    };
  }
  if (intent.paused) {
    return {
      kind: "stopped",
      text: `${intent.paused.by} paused it. Nothing more is evicted until somebody resumes it.`,
    };
  }
  return controlPlaneQuestion(index, node, intent);
}

const WAITS = new Set<PodVerdict["cause"]>(["budget-wait", "job-wait", "webhook-wait"]);

/** Only a person can help such a pod. A budget or a Job that is waited for changes by itself. */
function needsPerson(pod: PodVerdict): boolean {
  return pod.verdict === "blocks" && !WAITS.has(pod.cause);
}

/** The pods whose turn it is: the earliest group of which any is left. */
export function nextGroup(remaining: readonly PodVerdict[]): PodVerdict[] {
  const group = GROUPS.find((name) => remaining.some((pod) => pod.group === name));
  return remaining.filter((pod) => pod.group === group);
}

function phaseOf(
  input: StateInput,
  question: Question | undefined,
  remaining: readonly PodVerdict[],
  proven: boolean,
): Phase {
  const { intent, now } = input;
  if (intent.ending) return "ending";
  if (question) return "paused";
  if (proven) return "complete";
  const deadline = deadlineOf(intent);
  // What was named for deletion, or leaves already, is still on its way after the deadline.
  const settled = remaining.every(
    (pod) => pod.cause === "terminating" || deletionDue(pod.uid, { ...intent, now }),
  );
  if (deadline !== undefined && now.getTime() >= deadline && !(settled && remaining.length > 0))
    return "failed";
  if (remaining.length > 0 && nextGroup(remaining).every(needsPerson)) return "blocked";
  return "initiated";
}

const BLOCKED_BY: Partial<Record<PodVerdict["cause"], string>> = {
  "budget-never": "budget allows 0 disruptions",
  "budgets-several": "two budgets cover it",
  "stuck-terminating": "stuck terminating",
  "empty-dir": "needs consent to lose its emptyDir",
  bare: "needs consent to be deleted for good",
  "comes-back": "tolerates the cordon and needs consent to stay",
  refused: "its eviction is refused",
};

function headlineOf(
  phase: Phase,
  input: StateInput,
  progress: Progress,
  remaining: readonly PodVerdict[],
  openVolumes: boolean,
): string {
  const moved = `${progress.moved} of ${count(progress.total, "pod")} moved`;
  switch (phase) {
    case "ending":
      return "Turning off";
    case "complete":
      return "Safe to power off";
    case "failed":
      return `${moved} when the deadline passed`;
    case "paused":
      if (!input.node.unschedulable) return "Uncordoned by somebody. Go on or turn off?";
      if (input.intent.nodeUid !== input.node.uid) return "The node was made again. Turn off?";
      return input.intent.paused
        ? `${moved}, paused by ${input.intent.paused.by}`
        : `${moved}, waits for another control plane node`;
    case "blocked": {
      const [first, ...more] = remaining;
      const why = first && `${first.name}: ${BLOCKED_BY[first.cause] ?? first.detail}`;
      return more.length > 0 ? `${why}, ${more.length} more` : (why ?? moved);
    }
    case "initiated": {
      if (remaining.length === 0) return openVolumes ? `${moved}, volumes detach` : `${moved}, checking`;
      const budget = remaining.filter((pod) => pod.cause === "budget-wait").length;
      const jobs = remaining.filter((pod) => pod.cause === "job-wait").length;
      const webhooks = remaining.filter((pod) => pod.cause === "webhook-wait").length;
      const people = remaining.filter(needsPerson).length;
      const waits = [
        budget > 0 && `${budget} ${budget === 1 ? "waits" : "wait"} for a budget`,
        jobs > 0 && `${jobs} ${jobs === 1 ? "waits" : "wait"} for a Job`,
        webhooks > 0 && `${webhooks} ${webhooks === 1 ? "waits" : "wait"} for a webhook`,
        people > 0 && `${people} ${people === 1 ? "needs" : "need"} somebody`,
      ].filter(Boolean);
      return [moved, ...waits].join(", ");
    }
  }
}

/** Everything that is told about one maintenance, computed from one observation. Pure. */
export function stateOf(input: StateInput): MaintenanceState {
  const { index, node, intent, attempts, verification, now } = input;
  const verdicts = index
    .podsOf(node.name)
    .map((pod) => verdictOf(pod, { index, options: intent.options, since: intent.since, attempts, now }));
  const staying = verdicts.filter((pod) => pod.verdict === "stays");
  const remaining = verdicts
    .filter((pod) => pod.verdict !== "stays")
    .sort((a, b) => Number(needsPerson(b)) - Number(needsPerson(a)) || podKey(a).localeCompare(podKey(b)));
  const total = Math.max(intent.podsToMove, remaining.length);
  const progress: Progress = {
    total,
    moved: total - remaining.length,
    waiting: remaining.filter((pod) => pod.verdict === "blocks" && pod.cause !== "refused").length,
    failed: remaining.filter((pod) => pod.cause === "refused").length,
  };
  const gates = gatingChecks(index, node, intent, remaining, staying);
  const own = verification?.maintenanceId === intent.id ? verification : undefined;
  const proof = [...gates, freshListCheck(gates, own)];
  const proven = proof.every((check) => check.state === "holds");
  const question = questionOf(input);
  const phase = phaseOf(input, question, remaining, proven);
  const openVolumes = gates.some((check) => check.id === "volumes-detached" && check.state === "open");
  return {
    phase,
    progress,
    headline: headlineOf(phase, input, progress, remaining, openVolumes),
    remaining,
    staying,
    proof,
    readings: readingsOf(index, node, intent),
    checkedAt: phase === "complete" ? own?.at : undefined,
    question,
  };
}
