import { nobodyMatches } from "./neighbours";
import type { Obstacle } from "./obstacle";
import type { Shape } from "./shape";
import { fewest } from "./spread";
import { countAt } from "./tally";

/** What is said after that the pod's own volume is in use. */
const OF_VOLUMES = new Set<Obstacle>(["attach-limit", "volume-reach"]);

/**
 * Judges nodes for one pod, as things stand now. Make it anew when they have changed. `local` is what the rules say that
 * look at one node alone.
 */
export function createFilter(
  shape: Shape,
  local: (place: number) => Obstacle | undefined,
): (place: number) => Obstacle | undefined {
  const { spreads, neighbours, volumes } = shape;
  const limits = spreads.hard.map((spread) => ({
    spread,
    domains: spread.eligible().domains,
    most: spread.constraint.maxSkew + fewest(spread) - spread.self,
  }));
  // The first of a series that wants its own kind may go anywhere.
  const { leavers } = neighbours;
  const first =
    neighbours.affinity.length > 0 && !leavers && neighbours.matchesItself && nobodyMatches(neighbours);
  const refusals = [...neighbours.refusals.values()];
  const occupied = volumes.exclusive.length > 0 && (volumes.exclusiveUse.counts[0] ?? 0) > 0;

  function spreadsAt(place: number): Obstacle | undefined {
    for (const { spread, domains, most } of limits) {
      const { tally } = spread;
      const domain = tally.topology.domainOf[place] ?? -1;
      if (domain < 0) return "no-label";
      const here = domains[domain] === 1 ? (tally.counts[domain] ?? 0) : 0;
      if (here > most) return "spread";
    }
    return undefined;
  }

  function neighboursAt(place: number): Obstacle | undefined {
    for (const [at, { topology, counts }] of neighbours.affinity.entries()) {
      const domain = topology.domainOf[place] ?? -1;
      const matching = (counts[domain] ?? 0) + (leavers?.[at]?.[domain] ?? 0);
      if (domain < 0 || (!first && matching <= 0)) return "affinity";
    }
    for (const tally of neighbours.antiAffinity) if (countAt(tally, place) > 0) return "anti-affinity";
    for (const tally of refusals) if (countAt(tally, place) > 0) return "refused";
    return undefined;
  }

  return (place) => {
    const obstacle = local(place);
    if (obstacle === undefined) return occupied ? "exclusive" : (spreadsAt(place) ?? neighboursAt(place));
    return occupied && OF_VOLUMES.has(obstacle) ? "exclusive" : obstacle;
  };
}
