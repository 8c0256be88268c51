import { budgetsOf } from "./budget";
import type { ClusterIndex } from "./cluster-index";
import { GROUPS } from "./groups";
import type { LeastTime, PodVerdict } from "./maintenance";
import { type ObservedBudget, type ObservedPod, podKey } from "./observed";

interface Part {
  seconds: number;
  rounds: number;
  budget?: string;
}

const NOTHING: Part = { seconds: 0, rounds: 0 };

/** The most that a budget allows at once while all of its pods are healthy. 0: never any. */
function perRound({ disruptionsAllowed, expectedPods, desiredHealthy }: ObservedBudget): number {
  return Math.max(disruptionsAllowed, expectedPods - desiredHealthy);
}

/** One budget's pods leave in rounds, those with the longest grace together. */
function roundsOf(budget: ObservedBudget, graces: readonly number[]): Part {
  const size = perRound(budget);
  if (size <= 0) return NOTHING;
  const sorted = [...graces].sort((a, b) => b - a);
  const longest = sorted.filter((_, place) => place % size === 0);
  return {
    seconds: longest.reduce((sum, grace) => sum + grace, 0),
    rounds: longest.length,
    budget: podKey(budget),
  };
}

function longer(a: Part, b: Part): Part {
  return b.seconds > a.seconds || (b.seconds === a.seconds && b.rounds > a.rounds) ? b : a;
}

/**
 * The least time for the pods that can leave, each with its whole grace period: groups one after another, within a
 * group the slowest budget. Pods that a person or a budget holds for ever are not in it.
 */
export function leastTime(
  index: ClusterIndex,
  pods: readonly ObservedPod[],
  verdicts: readonly PodVerdict[],
): LeastTime {
  const byUid = new Map(pods.map((pod) => [pod.uid, pod]));
  let total: Part = NOTHING;
  for (const group of GROUPS) {
    const byBudget = new Map<ObservedBudget, number[]>();
    let slowest: Part = NOTHING;
    for (const verdict of verdicts) {
      const pod = byUid.get(verdict.uid);
      const leaves = verdict.verdict === "moves" || verdict.cause === "budget-wait";
      if (verdict.group !== group || !leaves || pod === undefined) continue;
      const grace = verdict.cause === "finished" ? 0 : verdict.graceSeconds;
      const [budget] = verdict.cause === "forced" ? [] : budgetsOf(index, pod);
      if (budget) byBudget.set(budget, [...(byBudget.get(budget) ?? []), grace]);
      slowest = longer(slowest, { seconds: grace, rounds: 1 });
    }
    for (const [budget, graces] of byBudget) slowest = longer(slowest, roundsOf(budget, graces));
    total = {
      seconds: total.seconds + slowest.seconds,
      rounds: Math.max(total.rounds, slowest.rounds),
      budget: slowest.rounds > total.rounds ? slowest.budget : total.budget,
    };
  }
  return total.rounds > 1 ? total : { seconds: total.seconds, rounds: total.rounds };
}
