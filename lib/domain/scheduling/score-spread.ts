import type { Shape } from "./shape";
import { HOSTNAME } from "./spread";
import { countAt } from "./tally";

/**
 * How well each node spreads the pod, 0 to 100; undefined when it has no such wish.
 * Source: plugin PodTopologySpread, PreScore, Score and NormalizeScore.
 */
export function spreadScores({ spreads }: Shape, places: readonly number[]): Float64Array | undefined {
  const { soft, own } = spreads;
  if (soft.length === 0) return undefined;
  const lacksLabel = (place: number) => soft.some(({ tally }) => (tally.topology.domainOf[place] ?? -1) < 0);
  const ignored = places.map((place) => own && lacksLabel(place));
  const scored = places.filter((_, at) => !ignored[at]);
  const weights = soft.map(({ constraint, tally }) => {
    if (constraint.topologyKey === HOSTNAME) return Math.log(scored.length + 2);
    // Nodes without the label are a domain of their own here.
    return Math.log(new Set(scored.map((place) => tally.topology.domainOf[place])).size + 2);
  });
  const scores = new Float64Array(places.length);
  let least = Number.MAX_SAFE_INTEGER;
  let most = 0;
  for (const [at, place] of places.entries()) {
    if (ignored[at]) continue;
    let score = 0;
    for (const [number, { constraint, tally }] of soft.entries()) {
      if ((tally.topology.domainOf[place] ?? -1) < 0) continue;
      score += countAt(tally, place) * (weights[number] ?? 0) + (constraint.maxSkew - 1);
    }
    const whole = Math.round(score);
    scores[at] = whole;
    least = Math.min(least, whole);
    most = Math.max(most, whole);
  }
  return scores.map((score, at) => {
    if (ignored[at]) return 0;
    return most === 0 ? 100 : Math.floor((100 * (most + least - score)) / most);
  });
}
