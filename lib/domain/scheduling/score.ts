import type { ObservedNode } from "@/lib/domain/observed";
import { likingOf } from "./node-affinity";
import { balancedAllocation, leastAllocated, normalized } from "./score-resources";
import { spreadScores } from "./score-spread";
import type { Shape } from "./shape";
import type { Stage } from "./stage";
import { unlovedTaints } from "./taints";
import { countAt } from "./tally";

/** Weights of the default profile. Source: pkg/scheduler/apis/config/v1/default_plugins.go. */
const WEIGHTS = { taints: 3, nodes: 2, spread: 2, neighbours: 2 };

/** Wishes of and about other pods, 0 to 100. Source: plugin InterPodAffinity, NormalizeScore. */
function neighbourScores(shape: Shape, places: readonly number[]): Float64Array | undefined {
  const tallies = [...shape.neighbours.attraction.values()];
  if (tallies.length === 0) return undefined;
  const sums = Float64Array.from(places, (place) =>
    tallies.reduce((sum, tally) => sum + countAt(tally, place), 0),
  );
  const least = Math.min(...sums);
  const range = Math.max(...sums) - least;
  return sums.map((sum) => (range > 0 ? Math.trunc(100 * ((sum - least) / range)) : 0));
}

/** The score of each of these nodes for a pod, as things stand now. Images on the nodes are left out. */
export function scoresOf(stage: Stage, shape: Shape, places: readonly number[]): Float64Array {
  const { board, snapshot } = stage;
  const { pod } = shape;
  const { requests } = pod;
  const asked = [requests.cpuMilli, requests.memoryBytes] as const;
  const scored = [requests.scored?.cpuMilli ?? asked[0], requests.scored?.memoryBytes ?? asked[1]] as const;
  // Pods that ask for neither CPU nor memory do not change the balance.
  const balances = asked[0] > 0 || asked[1] > 0;
  const totals = new Float64Array(places.length);
  for (let at = 0; at < places.length; at++) {
    const place = places[at] ?? 0;
    const of = [snapshot.offers.cpuMilli[place] ?? 0, snapshot.offers.memoryBytes[place] ?? 0] as const;
    const used = [board.cpuMilli[place] ?? 0, board.memoryBytes[place] ?? 0] as const;
    const seen = [
      (board.scoredCpuMilli[place] ?? 0) + scored[0],
      (board.scoredMemoryBytes[place] ?? 0) + scored[1],
    ] as const;
    totals[at] =
      leastAllocated(seen, of) +
      (balances ? balancedAllocation(used, [used[0] + asked[0], used[1] + asked[1]], of) : 0);
  }
  const add = (scores: Float64Array | undefined, weight: number) => {
    if (!scores) return;
    for (let at = 0; at < totals.length; at++) totals[at] = (totals[at] ?? 0) + weight * (scores[at] ?? 0);
  };
  const each = (score: (node: ObservedNode) => number) =>
    Float64Array.from(places, (place) => {
      const node = snapshot.nodes[place];
      return node ? score(node) : 0;
    });
  if (snapshot.anyUnloved)
    add(
      normalized(
        each((node) => unlovedTaints(pod, node)),
        true,
      ),
      WEIGHTS.taints,
    );
  if (pod.scheduling?.preferredNodes)
    add(
      normalized(
        each((node) => likingOf(pod, node)),
        false,
      ),
      WEIGHTS.nodes,
    );
  add(spreadScores(shape, places), WEIGHTS.spread);
  add(neighbourScores(shape, places), WEIGHTS.neighbours);
  return totals;
}
