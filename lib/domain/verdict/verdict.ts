import type { ClusterIndex } from "@/lib/domain/cluster-index";
import { groupOf } from "@/lib/domain/groups";
import type { PodVerdict } from "@/lib/domain/maintenance";
import { type ObservedPod, podKey } from "@/lib/domain/observed";
import { workloadOf } from "@/lib/domain/workload-of";
import { bare, emptyDir } from "./consent";
import { budget, severalBudgets, waitsForJob } from "./held";
import { finished, forced, terminating } from "./leaving";
import { consented, job, pinned, replaced } from "./moves";
import { notesOf } from "./notes";
import { refused } from "./refused";
import type { Rule, VerdictContext } from "./rule";
import { comesBack, daemonSet, mirror } from "./stays";

/** First ruling wins. The order is the order of certainty: what can't move, what leaves already, what needs a person, what needs a budget. */
const RULES: readonly Rule[] = [
  mirror,
  daemonSet,
  terminating,
  finished,
  bare,
  emptyDir,
  forced,
  comesBack,
  waitsForJob,
  severalBudgets,
  refused,
  budget,
  consented,
  pinned,
  job,
  replaced,
];

/** "Deployment/checkout-api": the controller that people know. A bare pod has none, and a static one has a file. */
function ownerOf(index: ClusterIndex, pod: ObservedPod): string | undefined {
  if (pod.mirror || pod.controller === undefined) return undefined;
  const { kind, name } = workloadOf(index, pod);
  return `${kind}/${name}`;
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
      notes: ruling.verdict === "stays" ? [] : notesOf(pod, context),
      group: groupOf(pod, context),
      owner: ownerOf(context.index, pod),
      graceSeconds: context.options.graceSeconds ?? pod.graceSeconds,
      deletionAt: pod.deletionAt,
      asked: attempt ? { times: attempt.times, at: new Date(attempt.at).toISOString() } : undefined,
    };
  }
  throw new Error(`no rule for pod ${podKey(pod)}`); // `replaced` rules on every pod
}
