import type { ObservedPod } from "@/lib/domain/observed";
import { getOrMake } from "./get-or-make";
import type { PodTerm, SchedulingTerms, Weighted } from "./observed";
import { type Labelled, means } from "./pod-terms";
import type { Snapshot } from "./snapshot";
import { type Effect, newTally, type Tally } from "./tally";

/** Weight of other pods' required affinity in the score: hardPodAffinityWeight of the default profile. */
const HARD_AFFINITY_WEIGHT = 1;

/** Which other pods a pod wants, which it does not, and which do not want it, by domain. */
export interface Neighbours {
  /** One for each required affinity term: pods that match all the terms. */
  affinity: Tally[];
  /** The same of pods that leave, where no others match: they still count for a pod that is tried before they are gone. */
  leavers?: Int32Array[];
  /** One for each required anti-affinity term. */
  antiAffinity: Tally[];
  /** By topology key: pods whose required anti-affinity means this pod. */
  refusals: Map<string, Tally>;
  /** By topology key: the sum of weights for and against. */
  attraction: Map<string, Tally>;
  /** The pod satisfies its own affinity: it may be the first of its kind. */
  matchesItself: boolean;
}

export function neighboursOf(snapshot: Snapshot, pod: ObservedPod): Neighbours {
  const { affinity = [], antiAffinity = [] } = pod.scheduling ?? {};
  const tallies = (terms: PodTerm[]) => terms.map((term) => newTally(snapshot.topology(term.topologyKey)));
  return {
    affinity: tallies(affinity),
    antiAffinity: tallies(antiAffinity),
    refusals: new Map(),
    attraction: new Map(),
    matchesItself: affinity.every((term) => means(term, pod.namespace, pod, snapshot.labelsOf)),
  };
}

function tallyBy(snapshot: Snapshot, tallies: Map<string, Tally>, topologyKey: string): Tally {
  return getOrMake(tallies, topologyKey, () => newTally(snapshot.topology(topologyKey)));
}

/** What another pod changes because of the wishes of this one. Source: plugin InterPodAffinity. */
export function drawnEffects(
  snapshot: Snapshot,
  pod: ObservedPod,
  neighbours: Neighbours,
  other: Labelled,
): Effect[] {
  const terms = pod.scheduling;
  if (!terms) return [];
  const effects: Effect[] = [];
  const is = (term: PodTerm) => means(term, pod.namespace, other, snapshot.labelsOf);
  if (terms.affinity?.length && terms.affinity.every(is)) {
    for (const tally of neighbours.affinity) effects.push({ tally, amount: 1 });
  }
  for (const [at, term] of (terms.antiAffinity ?? []).entries()) {
    const tally = neighbours.antiAffinity[at];
    if (tally && is(term)) effects.push({ tally, amount: 1 });
  }
  const weigh = (weighted: Weighted<PodTerm>[] | undefined, sign: 1 | -1) => {
    for (const { weight, term } of weighted ?? []) {
      if (!is(term)) continue;
      effects.push({
        tally: tallyBy(snapshot, neighbours.attraction, term.topologyKey),
        amount: sign * weight,
      });
    }
  };
  weigh(terms.preferredAffinity, 1);
  weigh(terms.preferredAntiAffinity, -1);
  return effects;
}

/** What another pod changes because of its own wishes about this one. Source: plugin InterPodAffinity. */
export function imposedEffects(
  snapshot: Snapshot,
  pod: ObservedPod,
  neighbours: Neighbours,
  other: { namespace: string; scheduling?: SchedulingTerms },
): Effect[] {
  const terms = other.scheduling;
  if (!terms) return [];
  const effects: Effect[] = [];
  const is = (term: PodTerm) => means(term, other.namespace, pod, snapshot.labelsOf);
  const add = (tallies: Map<string, Tally>, { topologyKey }: PodTerm, amount: number) =>
    effects.push({ tally: tallyBy(snapshot, tallies, topologyKey), amount });
  for (const term of terms.antiAffinity ?? []) {
    if (is(term)) add(neighbours.refusals, term, 1);
  }
  for (const term of terms.affinity ?? []) {
    if (is(term)) add(neighbours.attraction, term, HARD_AFFINITY_WEIGHT);
  }
  for (const { weight, term } of terms.preferredAffinity ?? []) {
    if (is(term)) add(neighbours.attraction, term, weight);
  }
  for (const { weight, term } of terms.preferredAntiAffinity ?? []) {
    if (is(term)) add(neighbours.attraction, term, -weight);
  }
  return effects;
}

/** Whether no pod anywhere matches the required affinity. */
export function nobodyMatches({ affinity }: Neighbours): boolean {
  return affinity.every(({ counts }) => counts.every((number) => number === 0));
}
