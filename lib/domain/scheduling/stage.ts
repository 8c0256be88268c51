import type { ClusterIndex } from "@/lib/domain/cluster-index";
import type { ObservedPod } from "@/lib/domain/observed";
import { type Board, createBoard } from "./board";
import { type LocalRules, rememberLocal } from "./local-memory";
import { drawnEffects, imposedEffects } from "./neighbours";
import { mayMeet, namespacesMeant } from "./pod-terms";
import { createShapes, type Kind, looksAtOthers, type Shape } from "./shape";
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
  /** The pod is to stop there: rules that do not count terminating pods forget it; others see it until it is lifted. */
  end(pod: ObservedPod, place: number): void;
  /**
   * Puts a pod of this node there (1) and takes it away (-1) for a while, seen by the filters of one shape alone; to be
   * undone before anything else changes.
   */
  glimpse(shape: Shape, pod: ObservedPod, place: number): (sign: 1 | -1) => void;
  /** Undoes everything since `mark`, a number of changes. */
  rewind(mark: number): void;
  changes(): number;
  shapes(): readonly Shape[];
  localRules(shape: Shape): LocalRules;
  /** The lowest priority of a pod that is on a node or was put there. */
  lowestPriority(): number;
}

interface Change {
  pod: ObservedPod;
  place: number;
  sign: 1 | -1;
  /** Only for rules that count no terminating pods; or only for the others; or for all. */
  seenBy: "living" | "all" | "rest";
}

export function createStage(index: ClusterIndex, leaving: string): Stage {
  const snapshot = snapshotOf(index);
  const shapes = createShapes(snapshot, leaving);
  const board = createBoard(snapshot, (pod) =>
    snapshot.volumes.claimsOf(pod).flatMap((claim) => attachable(pod.namespace, claim)?.id ?? []),
  );
  const log: Change[] = [];
  const touched: number[] = [];
  const localRules = rememberLocal({ board, snapshot }, touched);
  let lowest = snapshot.lowestPriority();
  /** By number of the kind that moves, and of the shape whose counts it changes. */
  const known: Effect[][][] = [];
  /** By number of the kind that moves: what it changes in the counts of any of the first so many shapes. */
  const reach: ({ effects: Effect[]; shapes: number } | undefined)[] = [];

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

  /** What a pod of the kind `mover` changes in all that is counted. Most shapes count nothing of most kinds. */
  function effectsOnAll(mover: Kind): readonly Effect[] {
    const row = reach[mover.id] ?? { effects: [], shapes: 0 };
    reach[mover.id] = row;
    for (const shape of shapes.all.slice(row.shapes)) row.effects.push(...effectsOn(mover, shape));
    row.shapes = shapes.all.length;
    return row.effects;
  }

  /** Counts what is there for a shape that is new. */
  function countAll(shape: Shape) {
    const { spreads, neighbours, pod } = shape;
    const each = (pods: readonly ObservedPod[], effects: readonly Effect[]) => {
      if (effects.length === 0) return;
      for (const one of pods) {
        apply(effects, snapshot.placeOf(one.nodeName), 1, one.deletionAt === undefined ? "all" : "rest");
      }
    };
    // The defaults of the profile count pods of one controller; that needs no selector.
    if (!spreads.own && spreads.soft.length > 0 && pod.controller) {
      each(
        index.podsOfController(pod.controller.uid).filter(scheduled),
        spreadEffects({ ...spreads, hard: [] }, pod),
      );
    }
    const meant = namespacesMeant(pod.scheduling ?? {}, pod.namespace);
    const own = spreads.own || shape.volumes.exclusive.length > 0 ? [pod.namespace] : [];
    if (meant === undefined || meant.size > 0 || own.length > 0) {
      for (const namespace of meant ? new Set([...meant, ...own]) : snapshot.namespaces()) {
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
    for (const group of snapshot.wishesAbout(pod.namespace)) {
      each(group.pods, imposedEffects(snapshot, pod, neighbours, group));
    }
    for (const { pod, place, sign, seenBy } of log)
      apply(effectsOn(shapes.kindOf(pod), shape), place, sign, seenBy);
  }

  const scheduled = (pod: ObservedPod) =>
    snapshot.placeOf(pod.nodeName) >= 0 && pod.phase !== "Succeeded" && pod.phase !== "Failed";

  /** Where pods are that were told to stop, until they are gone. */
  const ending = new Map<ObservedPod, number>();
  const seenBy = (pod: ObservedPod, place: number) =>
    pod.deletionAt !== undefined || ending.get(pod) === place ? "rest" : "all";

  function shapeOf(pod: ObservedPod): Shape {
    return shapes.of(shapes.kindOf(pod), countAll);
  }

  function change({ pod, place, sign, seenBy }: Change) {
    if (seenBy !== "living") {
      board.change(pod, place, sign);
      touched.push(place);
    }
    apply(effectsOnAll(shapes.kindOf(pod)), place, sign, seenBy);
  }

  function changeAndLog(entry: Change) {
    change(entry);
    log.push(entry);
  }

  return {
    snapshot,
    board,
    leaving: snapshot.placeOf(leaving),
    shapeOf,
    put(pod, place) {
      lowest = Math.min(lowest, pod.scheduling?.priority ?? 0);
      changeAndLog({ pod, place, sign: 1, seenBy: seenBy(pod, place) });
    },
    lift(pod, place) {
      changeAndLog({ pod, place, sign: -1, seenBy: seenBy(pod, place) });
      if (ending.get(pod) === place) ending.delete(pod);
    },
    end(pod, place) {
      changeAndLog({ pod, place, sign: -1, seenBy: "living" });
      ending.set(pod, place);
    },
    glimpse(shape, pod, place) {
      const effects =
        looksAtOthers(shape) && mayMeet(shape.pod, pod) ? effectsOn(shapes.kindOf(pod), shape) : [];
      return (sign) => {
        board.change(pod, place, sign);
        apply(effects, place, sign, seenBy(pod, place));
      };
    },
    changes: () => log.length,
    shapes: () => shapes.all,
    localRules,
    lowestPriority: () => lowest,
    rewind(mark) {
      while (log.length > mark) {
        const last = log.pop();
        if (!last) return;
        if (last.seenBy === "living") ending.delete(last.pod);
        else if (last.sign === -1 && last.seenBy === "rest") ending.set(last.pod, last.place);
        change({ ...last, sign: last.sign === 1 ? -1 : 1 });
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
