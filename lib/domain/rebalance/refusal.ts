import { allowanceOf, budgetsOf } from "@/lib/domain/budget";
import type { ClusterIndex } from "@/lib/domain/cluster-index";
import { type ObservedPod, podKey } from "@/lib/domain/observed";
import { nameSome } from "@/lib/domain/words";
import type { ObservedRollout } from "./observed";
import { progressOf } from "./progress";

/** Why a workload is not restarted. What `passes` changes by itself; the rest needs somebody. */
export interface RestartRefusal {
  why: string;
  passes: boolean;
}

type Rule = (
  rollout: ObservedRollout,
  pods: readonly ObservedPod[],
  index: ClusterIndex,
) => RestartRefusal | undefined;

const never = (why: string): RestartRefusal => ({ why, passes: false });
const notNow = (why: string): RestartRefusal => ({ why, passes: true });

/** kubectl refuses it as well. Source: k8s.io/kubectl pkg/polymorphichelpers/objectrestarter.go. */
const paused: Rule = ({ paused: is }) =>
  is ? never("It is paused: a restart would not begin. Resume it first.") : undefined;

const strategy: Rule = ({ strategy: by, partition }) => {
  if (by === "on-delete")
    return never("Its update strategy is OnDelete: a restart replaces no pod until somebody deletes it.");
  if (by === "recreate")
    return never("Its strategy is Recreate: all of its pods stop before new ones start.");
  return partition > 0
    ? never(`Its rolling update has partition ${partition}: pods with a lower ordinal would stay.`)
    : undefined;
};

const oneReplica: Rule = ({ desired }) =>
  desired < 2
    ? never(
        desired === 0
          ? "It wants no replica."
          : "One replica: nobody else serves while it starts anew. Add a replica first, or restart it yourself.",
      )
    : undefined;

/** Its drain moves these pods; a restart in between would wait for the same budget. */
const inMaintenance: Rule = (_rollout, pods, index) => {
  const nodes = [...new Set(pods.flatMap(({ nodeName }) => nodeName ?? []))].filter(
    (name) => index.node(name)?.intent !== undefined,
  );
  if (nodes.length === 0) return undefined;
  return notNow(`A pod of it runs on ${nameSome(nodes.sort())}, which is in maintenance.`);
};

const underWay: Rule = (rollout) => {
  const progress = progressOf(rollout);
  switch (progress.state) {
    case "done":
      return undefined;
    case "stuck":
      return never(`Its last rollout is stuck: ${progress.words}`);
    case "under-way":
      return notNow(`A rollout of it is under way: ${progress.words}.`);
  }
};

/**
 * Rollouts do not ask budgets: a controller deletes pods as its strategy allows. So the budget is asked here, for as many
 * as the strategy may take at once, and for one at least.
 */
const budget: Rule = ({ atOnce }, pods, index) => {
  for (const pod of pods) {
    const covering = budgetsOf(index, pod);
    for (const one of covering) {
      const allowance = allowanceOf(one, pod);
      const name = podKey(one);
      if (allowance.kind === "never")
        return never(`Budget ${name} can never allow a disruption: ${allowance.why}.`);
      if (allowance.kind === "waits")
        return notNow(`Budget ${name} allows 0 disruptions now: ${allowance.why}.`);
      if (allowance.left >= Math.max(1, atOnce)) continue;
      const takes = `Its strategy may take ${atOnce} pods at once, and budget ${name}`;
      // With all of them healthy the budget allows no more than this.
      return one.expectedPods - one.desiredHealthy < atOnce
        ? never(`${takes} never allows more than ${one.expectedPods - one.desiredHealthy}.`)
        : notNow(`${takes} allows ${allowance.left} now.`);
    }
  }
  return undefined;
};

/** First refusal wins: what somebody chose, then what is so just now. */
const RULES: readonly Rule[] = [paused, strategy, oneReplica, inMaintenance, underWay, budget];

/** Why a workload is not restarted, or not now; undefined: it may be. `pods` are all of its pods. */
export function restartRefusal(
  index: ClusterIndex,
  rollout: ObservedRollout,
  pods: readonly ObservedPod[],
): RestartRefusal | undefined {
  for (const rule of RULES) {
    const refusal = rule(rollout, pods, index);
    if (refusal) return refusal;
  }
  return undefined;
}
