import type { ObservedPod } from "@/lib/domain/observed";
import type { Steps } from "@/lib/domain/steps";
import type { Arrivals } from "./arrivals";
import { choosePlace } from "./cycle";
import { forgetLeavers, takeAway, tellToStop } from "./leavers";
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

/** Who leaves, and in which order pods come. */
export interface Course {
  arrivals: Arrivals;
  leavers: readonly ObservedPod[];
  /** Pods of its StatefulSet that have to run before a pod is made. */
  earlier(pod: ObservedPod): readonly ObservedPod[];
  random(): number;
}

/**
 * Places pods one after another, and those that found no place again as long as that changes something, as the scheduler
 * does on every event. Leaves the stage as it ends. A step for each pod.
 */
export function* attempt(stage: Stage, { arrivals, leavers, earlier, random }: Course): Steps<Attempt> {
  forgetLeavers(stage);
  const open = new Set([...arrivals.now, ...arrivals.soon, ...arrivals.later]);
  const unplaced = new Map<ObservedPod, Unplaced>();
  const preempted: ObservedPod[] = [];
  let fewestChoices = Number.MAX_SAFE_INTEGER;
  /** Kinds of pods for which there is no room, unless others give way. */
  const hopeless = new Map<Shape, Obstacle[]>();

  /** Whether a pod found its place; those that it drove away are put behind the others. */
  function tryOne(pod: ObservedPod, behind: ObservedPod[]): boolean {
    const refuse = (why: Omit<Unplaced, "pod">) => {
      unplaced.set(pod, { pod, ...why });
      behind.push(pod);
      return false;
    };
    const after = earlier(pod).find((other) => open.has(other));
    const shape = stage.shapeOf(pod);
    const { stuck } = shape.volumes;
    if (after || stuck !== undefined) return refuse({ obstacles: [], after, stuck });
    const known = hopeless.get(shape);
    if (known) return refuse({ obstacles: known });
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
        behind.push(victim);
        open.add(victim);
      }
    }
    if (place === undefined) {
      const obstacles = choice.obstacles ?? [];
      if (!canWait(shape)) hopeless.set(shape, obstacles);
      return refuse({ obstacles });
    }
    stage.put(pod, place);
    open.delete(pod);
    unplaced.delete(pod);
    return true;
  }

  function* turns(queue: readonly ObservedPod[]): Steps<ObservedPod[]> {
    let waiting = [...queue];
    for (let turn = 0; turn < TURNS && waiting.length > 0; turn++) {
      const again: ObservedPod[] = [];
      let progress = false;
      for (const pod of waiting) {
        yield;
        if (tryOne(pod, again)) progress = true;
      }
      waiting = again;
      if (!progress) break;
    }
    return waiting;
  }

  const waiting = yield* turns(arrivals.now);
  tellToStop(stage, leavers);
  hopeless.clear();
  const refused = yield* turns([...arrivals.soon, ...waiting]);
  takeAway(stage, leavers, [...unplaced.values()]);
  hopeless.clear();
  yield* turns([...refused, ...arrivals.later]);
  return { unplaced: [...unplaced.values()], preempted, fewestChoices };
}
