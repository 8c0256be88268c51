import type { Shape } from "./shape";
import { HOSTNAME, type Spread } from "./spread";

/** How many of these nodes' domains there are. Nodes without the label are one of their own here. */
function domainsAmong({ tally }: Spread, places: readonly number[]): number {
  const { domainOf, size } = tally.topology;
  const seen = new Uint8Array(size + 1);
  let number = 0;
  for (const place of places) {
    const domain = (domainOf[place] ?? -1) + 1;
    if (seen[domain] === 0) number++;
    seen[domain] = 1;
  }
  return number;
}

/**
 * How well each node spreads the pod, 0 to 100; undefined when it has no such wish.
 * Source: plugin PodTopologySpread, PreScore, Score and NormalizeScore.
 */
export function spreadScores({ spreads }: Shape, places: readonly number[]): Float64Array | undefined {
  const { soft, own } = spreads;
  if (soft.length === 0) return undefined;
  const scores = new Float64Array(places.length);
  const ignored = new Uint8Array(places.length);
  const lacksLabel = (place: number) => soft.some(({ tally }) => (tally.topology.domainOf[place] ?? -1) < 0);
  if (own) for (let at = 0; at < places.length; at++) if (lacksLabel(places[at] ?? 0)) ignored[at] = 1;
  const scored = own ? places.filter((_, at) => ignored[at] === 0) : places;
  for (const spread of soft) {
    const { maxSkew, topologyKey } = spread.constraint;
    const { domainOf } = spread.tally.topology;
    const { counts } = spread.tally;
    const domains = topologyKey === HOSTNAME ? scored.length : domainsAmong(spread, scored);
    const weight = Math.log(domains + 2);
    for (let at = 0; at < places.length; at++) {
      const domain = domainOf[places[at] ?? 0] ?? -1;
      if (domain >= 0) scores[at] = (scores[at] ?? 0) + (counts[domain] ?? 0) * weight + (maxSkew - 1);
    }
  }
  let least = Number.MAX_SAFE_INTEGER;
  let most = 0;
  for (let at = 0; at < places.length; at++) {
    if (ignored[at] === 1) continue;
    const whole = Math.round(scores[at] ?? 0);
    scores[at] = whole;
    if (whole < least) least = whole;
    if (whole > most) most = whole;
  }
  for (let at = 0; at < places.length; at++) {
    if (ignored[at] === 1) scores[at] = 0;
    else scores[at] = most === 0 ? 100 : Math.floor((100 * (most + least - (scores[at] ?? 0))) / most);
  }
  return scores;
}
