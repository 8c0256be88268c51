import type { ObservedPod } from "@/lib/domain/observed";
import { choosePlace } from "@/lib/domain/scheduling/cycle";
import { seededRandom } from "@/lib/domain/scheduling/random";
import type { Stage } from "@/lib/domain/scheduling/stage";
import type { Steps } from "@/lib/domain/steps";

/** Where pods of a workload would run after a restart, by node; those for which no node has room. */
export interface PlacedAnew {
  /** How many on each node. */
  on: ReadonlyMap<string, number>;
  unplaced: number;
}

/**
 * Replaces the pods of one workload one after another, as a rolling update does, and asks where the scheduler would put
 * each now. One course of many: ties are chance, and others change the cluster meanwhile. Leaves the stage as it was.
 */
export function* placedAnew(stage: Stage, pods: readonly ObservedPod[]): Steps<PlacedAnew> {
  const mark = stage.changes();
  const random = seededRandom(0);
  const on = new Map<string, number>();
  let unplaced = 0;
  for (const pod of pods) {
    yield;
    const shape = stage.shapeOf(pod);
    const before = stage.snapshot.placeOf(pod.nodeName);
    // A StatefulSet makes the new pod when the old one is gone, a ReplicaSet before.
    const first = pod.controller?.kind === "StatefulSet";
    if (first) stage.lift(pod, before);
    const { place } = choosePlace(stage, shape, random);
    const node = place === undefined ? undefined : stage.snapshot.nodes[place];
    if (place === undefined || node === undefined) unplaced += 1;
    else {
      stage.put(pod, place);
      on.set(node.name, (on.get(node.name) ?? 0) + 1);
    }
    if (!first) stage.lift(pod, before);
  }
  stage.rewind(mark);
  return { on, unplaced };
}
