import type { ObservedPod } from "@/lib/domain/observed";
import type { Unplaced } from "./attempt";
import { nobodyMatches } from "./neighbours";
import { lasts } from "./obstacle";
import type { Stage } from "./stage";

/** Pods that leave are told to stop; they are still there. Pending ones among them are nowhere. */
export function tellToStop(stage: Stage, leavers: readonly ObservedPod[]): void {
  for (const pod of leavers) {
    const place = stage.snapshot.placeOf(pod.nodeName);
    if (place >= 0) stage.end(pod, place);
  }
}

/**
 * Takes the pods away that leave. If an affinity found nobody but these, they count on for the pods that were refused
 * while they were there: such a pod may join them in their domain and is refused elsewhere, since it is not the first of
 * its kind, and their end alone does not make the scheduler try it again for five minutes. It does where another rule
 * kept the pod from a node as well. Source: the queueing hints of the plugins; InterPodAffinity, isSchedulableAfterPodChange.
 */
export function takeAway(stage: Stage, leavers: readonly ObservedPod[], refused: readonly Unplaced[]): void {
  const resting = new Set(refused.map(({ pod }) => stage.shapeOf(pod)));
  for (const { pod, obstacles } of refused) {
    const woken = obstacles.some((obstacle) => obstacle !== undefined && !lasts(obstacle));
    if (woken) resting.delete(stage.shapeOf(pod));
  }
  const before = [...resting].map(({ neighbours }) => ({
    neighbours,
    found: neighbours.affinity.map(({ counts }) => counts.slice()),
  }));
  for (const pod of leavers) {
    const place = stage.snapshot.placeOf(pod.nodeName);
    if (place >= 0) stage.lift(pod, place);
  }
  for (const { neighbours, found } of before) {
    const some = found.some((counts) => counts.some((number) => number > 0));
    if (some && nobodyMatches(neighbours)) neighbours.leavers = found;
  }
}

/** Forgets who left, for another order. */
export function forgetLeavers(stage: Stage): void {
  for (const { neighbours } of stage.shapes()) neighbours.leavers = undefined;
}
