import type { ClusterIndex } from "@/lib/domain/cluster-index";
import type { ObservedPod } from "@/lib/domain/observed";
import { type Board, createBoard } from "./board";
import { drawnEffects, imposedEffects } from "./neighbours";
import { createShapes, type Kind, type Shape } from "./shape";
import { type Snapshot, snapshotOf } from "./snapshot";
import { spreadEffects } from "./spread";
import { apply, type Effect } from "./tally";
import { attachable } from "./volume-book";

/** A cluster to try things on: pods are put on nodes and lifted off, and all counts follow. */
export interface Stage {
  snapshot: Snapshot;
  board: Board;
  leaving: number;
  shapeOf(pod: ObservedPod): Shape;
  put(pod: ObservedPod, place: number): void;
  lift(pod: ObservedPod, place: number): void;
  /** The same for a while, seen by one shape alone; to be undone by the opposite sign before anything else changes. */
  glimpse(shape: Shape, pod: ObservedPod, place: number, sign: 1 | -1): void;
  /** Undoes everything since `mark`, a number of changes. */
  rewind(mark: number): void;
  changes(): number;
  /** The lowest priority of a pod that is on a node or was put there. */
  lowestPriority(): number;
}

interface Change {
  pod: ObservedPod;
  place: number;
  sign: 1 | -1;
}

export function createStage(index: ClusterIndex, leaving: string): Stage {
  const snapshot = snapshotOf(index);
  const shapes = createShapes(snapshot, leaving);
  const board = createBoard(snapshot, (pod) =>
    snapshot.volumes.claimsOf(pod).flatMap((claim) => attachable(pod.namespace, claim)?.id ?? []),
  );
  const log: Change[] = [];
  let lowest = snapshot.lowestPriority();
  /** By number of the shape that changes, and of the one whose counts it changes. */
  const known: Effect[][][] = [];

  /** What a pod of the kind `mover` changes in what `shape` counts. */
  function effectsOn(mover: Kind, shape: Shape): readonly Effect[] {
    known[mover.id] ??= [];
    const row = known[mover.id] ?? [];
    let effects = row[shape.id];
    if (!effects) {
      const { pod } = mover;
      effects = [
        ...spreadEffects(shape.spreads, pod),
        ...drawnEffects(snapshot, shape.pod, shape.neighbours, pod),
        ...imposedEffects(snapshot, shape.pod, shape.neighbours, pod),
        ...exclusiveEffects(shape, pod),
      ];
      row[shape.id] = effects;
    }
    return effects;
  }

  /** Counts what is there for a shape that is new. */
  function countAll(shape: Shape) {
    const { spreads, neighbours, pod } = shape;
    const each = (pods: readonly ObservedPod[], effects: readonly Effect[]) => {
      if (effects.length === 0) return;
      for (const one of pods) {
        apply(effects, snapshot.placeOf(one.nodeName), 1, one.deletionAt !== undefined);
      }
    };
    const { affinity, antiAffinity, preferredAffinity, preferredAntiAffinity, spread } = pod.scheduling ?? {};
    const drawn = Boolean(affinity || antiAffinity || preferredAffinity || preferredAntiAffinity);
    // The defaults of the profile count pods of one controller; that needs no selector.
    if (!spreads.own && spreads.soft.length > 0 && pod.controller) {
      each(
        index.podsOfController(pod.controller.uid).filter(scheduled),
        spreadEffects({ ...spreads, hard: [] }, pod),
      );
    }
    if (drawn || spread || shape.volumes.exclusive.length > 0) {
      for (const namespace of drawn ? snapshot.namespaces() : [pod.namespace]) {
        for (const group of snapshot.groupsIn(namespace)) {
          each(group.pods, [
            ...(spreads.own ? spreadEffects(spreads, group) : []),
            ...drawnEffects(snapshot, pod, neighbours, group),
          ]);
          if (shape.volumes.exclusive.length > 0) {
            for (const one of group.pods) each([one], exclusiveEffects(shape, one));
          }
        }
      }
    }
    for (const { namespace, pods } of snapshot.wishes()) {
      const scheduling = pods[0]?.scheduling;
      each(pods, imposedEffects(snapshot, pod, neighbours, { namespace, scheduling }));
    }
    for (const change of log) changeCounts(change, [shape]);
  }

  const scheduled = (pod: ObservedPod) =>
    snapshot.placeOf(pod.nodeName) >= 0 && pod.phase !== "Succeeded" && pod.phase !== "Failed";

  function changeCounts({ pod, place, sign }: Change, on: readonly Shape[]) {
    const mover = shapes.kindOf(pod);
    for (const shape of on) apply(effectsOn(mover, shape), place, sign, pod.deletionAt !== undefined);
  }

  function shapeOf(pod: ObservedPod): Shape {
    return shapes.of(shapes.kindOf(pod), countAll);
  }

  function change(pod: ObservedPod, place: number, sign: 1 | -1) {
    board.change(pod, place, sign);
    const entry = { pod, place, sign };
    changeCounts(entry, shapes.all);
    log.push(entry);
  }

  return {
    snapshot,
    board,
    leaving: snapshot.placeOf(leaving),
    shapeOf,
    put(pod, place) {
      lowest = Math.min(lowest, pod.scheduling?.priority ?? 0);
      change(pod, place, 1);
    },
    lift: (pod, place) => change(pod, place, -1),
    glimpse(shape, pod, place, sign) {
      board.change(pod, place, sign);
      changeCounts({ pod, place, sign }, [shape]);
    },
    changes: () => log.length,
    lowestPriority: () => lowest,
    rewind(mark) {
      while (log.length > mark) {
        const last = log.pop();
        if (!last) return;
        const sign = last.sign === 1 ? -1 : 1;
        board.change(last.pod, last.place, sign);
        changeCounts({ ...last, sign }, shapes.all);
      }
    },
  };
}

/** Users of the ReadWriteOncePod claims of a shape. Source: plugin VolumeRestrictions. */
function exclusiveEffects({ volumes }: Shape, other: ObservedPod): Effect[] {
  if (volumes.exclusive.length === 0) return [];
  const uses = other.claims.some((claim) => volumes.exclusive.includes(`${other.namespace}/${claim}`));
  return uses ? [{ tally: volumes.exclusiveUse, amount: 1 }] : [];
}
