import type { ObservedPod } from "@/lib/domain/observed";
import type { Steps } from "@/lib/domain/steps";
import { choosePlace } from "./cycle";
import type { Obstacle } from "./obstacle";
import { preemptFor } from "./preempt";
import type { Shape } from "./shape";
import type { Stage } from "./stage";

/** A pod that found no place. */
export interface Unplaced {
  pod: ObservedPod;
  /** By place of the node; empty when no node was asked. */
  obstacles: Obstacle[];
  /** A pod of its StatefulSet that has to run first. */
  after?: ObservedPod;
  /** What keeps it from every node. */
  stuck?: string;
}

export interface Attempt {
  unplaced: Unplaced[];
  /** Pods of lower priority that had to give way, and where they were. */
  preempted: ObservedPod[];
  /** The fewest nodes that a pod could choose from; 0 when one found none. */
  fewestChoices: number;
}

/** Whether others that find their place can make room for a pod: by being there, or by evening out domains. */
function canWait({ neighbours, spreads }: Shape): boolean {
  return neighbours.affinity.length > 0 || spreads.hard.length > 0;
}

/** No order needs more turns than this: each but the last places a pod. */
const TURNS = 20;

/**
 * Places pods one after another in this order, and those that found no place again as long as that changes something,
 * as the scheduler does on every event. Leaves the stage as it ends. A step for each pod.
 */
export function* attempt(
  stage: Stage,
  queue: readonly ObservedPod[],
  earlier: (pod: ObservedPod) => readonly ObservedPod[],
  random: () => number,
): Steps<Attempt> {
  let waiting = [...queue];
  const open = new Set(queue);
  const unplaced = new Map<ObservedPod, Unplaced>();
  const preempted: ObservedPod[] = [];
  let fewestChoices = Number.MAX_SAFE_INTEGER;
  /** Kinds of pods for which there is no room, unless others give way. */
  const hopeless = new Map<Shape, Obstacle[]>();
  for (let turn = 0; turn < TURNS; turn++) {
    const again: ObservedPod[] = [];
    let progress = false;
    for (const pod of waiting) {
      yield;
      const after = earlier(pod).find((other) => open.has(other));
      const shape = stage.shapeOf(pod);
      if (after || shape.volumes.stuck !== undefined) {
        unplaced.set(pod, { pod, obstacles: [], after, stuck: shape.volumes.stuck });
        again.push(pod);
        continue;
      }
      const known = hopeless.get(shape);
      if (known) {
        unplaced.set(pod, { pod, obstacles: known });
        again.push(pod);
        continue;
      }
      const choice = choosePlace(stage, shape, random);
      let place = choice.place;
      fewestChoices = Math.min(fewestChoices, choice.obstacles ? 0 : choice.among);
      if (choice.obstacles) {
        const candidate = preemptFor(stage, shape, choice.obstacles, random);
        place = candidate?.place;
        for (const victim of candidate?.victims ?? []) {
          stage.lift(victim, candidate?.place ?? -1);
          preempted.push(victim);
          hopeless.clear();
          if (victim.controller === undefined) continue;
          again.push(victim);
          open.add(victim);
        }
      }
      if (place === undefined) {
        const obstacles = choice.obstacles ?? [];
        if (!canWait(shape)) hopeless.set(shape, obstacles);
        unplaced.set(pod, { pod, obstacles });
        again.push(pod);
        continue;
      }
      stage.put(pod, place);
      open.delete(pod);
      unplaced.delete(pod);
      progress = true;
    }
    waiting = again;
    if (!progress || waiting.length === 0) break;
  }
  return { unplaced: [...unplaced.values()], preempted, fewestChoices };
}
