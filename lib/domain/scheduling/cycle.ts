import { createFilter } from "./filter";
import type { Obstacle } from "./obstacle";
import { scoresOf } from "./score";
import type { Shape } from "./shape";
import type { Stage } from "./stage";

/** A small cluster is searched as a whole; source: minFeasibleNodesToFind. */
const AT_LEAST = 100;

/** How many nodes that take the pod are enough. Source: pkg/scheduler/schedule_one.go, numFeasibleNodesToFind. */
function enoughNodes(nodes: number): number {
  if (nodes < AT_LEAST) return nodes;
  const percent = Math.max(5, 50 - Math.floor(nodes / 125));
  return Math.max(AT_LEAST, Math.floor((nodes * percent) / 100));
}

export type Choice =
  /** The best of so many nodes. */
  | { place: number; among: number; obstacles?: undefined }
  /** No node takes it; why each one does not, by place. */
  | { place?: undefined; obstacles: Obstacle[] };

/** Nodes that take a pod, as many as are enough; and why the others that were looked at do not. */
function feasible(stage: Stage, shape: Shape, random: () => number) {
  const size = stage.snapshot.nodes.length;
  const local = stage.localRules(shape);
  const filter = createFilter(shape, local.at);
  const enough = enoughNodes(size);
  const begin = enough < size ? Math.floor(random() * size) : 0;
  // A volume that is in use closes nodes for another reason than their own rules say.
  const known = shape.volumes.exclusive.length === 0 ? local.all() : undefined;
  const { open, closed: obstacles } = known ?? { open: undefined, closed: [] };
  const first = open
    ? Math.max(
        0,
        open.findIndex((place) => place >= begin),
      )
    : begin;
  const number = open?.length ?? size;
  const places: number[] = [];
  for (let step = 0; step < number && places.length < enough; step++) {
    const at = (first + step) % number;
    const place = open?.[at] ?? at;
    const obstacle = filter(place);
    if (obstacle === undefined) places.push(place);
    else obstacles[place] = obstacle;
  }
  return { places, obstacles };
}

/**
 * One turn of the scheduler for one pod: the nodes that take it, the best of them, ties by chance.
 * In a large cluster the search begins anywhere and ends when enough were found.
 */
export function choosePlace(stage: Stage, shape: Shape, random: () => number): Choice {
  const { places, obstacles } = feasible(stage, shape, random);
  if (places.length === 0) return { obstacles };
  if (places.length === 1) return { place: places[0] ?? 0, among: 1 };
  const scores = scoresOf(stage, shape, places);
  let best = 0;
  let equals = 1;
  for (let at = 1; at < places.length; at++) {
    const difference = (scores[at] ?? 0) - (scores[best] ?? 0);
    if (difference > 0) {
      best = at;
      equals = 1;
    } else if (difference === 0) {
      equals++;
      if (random() * equals < 1) best = at;
    }
  }
  return { place: places[best] ?? 0, among: places.length };
}
