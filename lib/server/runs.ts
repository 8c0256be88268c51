import type { DrainRecordBody, RunBody } from "@/lib/contracts/node-detail";
import type { ClusterIndex } from "@/lib/domain/cluster-index";
import {
  type DrainPoint,
  drainPoint,
  type KnownWait,
  type PodWait,
  waitsOf,
  withPoint,
} from "@/lib/domain/drain-record";
import type { MaintenanceIntent } from "@/lib/domain/intent";
import type { MaintenanceState } from "@/lib/domain/maintenance";
import { intentOf } from "@/lib/domain/node";
import type { ObservedNode } from "@/lib/domain/observed";
import { endEntry } from "./activity";

/** Ended runs that are remembered, of all nodes together. */
const KEPT = 500;

interface Current {
  run: RunBody;
  intent: MaintenanceIntent;
  recordedFrom: string;
  points: readonly DrainPoint[];
  waits: ReadonlyMap<string, KnownWait>;
}

/**
 * What this process saw of each maintenance: how it drained, when it was Complete, how it ended. It lives in memory; of
 * one that began before this process, the intent tells who, why and since when.
 */
export interface Runs {
  /** The console remembers nothing of before. */
  since: string;
  observe(node: ObservedNode, intent: MaintenanceIntent, state: MaintenanceState, nowMs: number): void;
  /** Call with the look-up of nodes as they are now: maintenances that stand on none of them have ended. */
  ended(nodeNow: ClusterIndex["node"], nowMs: number): void;
  /** Newest first. */
  of(node: string): RunBody[];
  /** How the drain of the maintenance that a node is in went so far. */
  drainOf(node: string): DrainRecordBody | undefined;
}

export function createRuns(startedMs: number): Runs {
  const current = new Map<string, Current>();
  let past: { node: string; run: RunBody }[] = [];

  const begin = (intent: MaintenanceIntent, now: string): Current => ({
    run: {
      id: intent.id,
      by: intent.by,
      reason: intent.reason,
      since: intent.since,
      podsToMove: intent.podsToMove,
    },
    intent,
    recordedFrom: now,
    points: [],
    waits: new Map(),
  });

  const end = (name: string, { run, intent }: Current, node: ObservedNode | undefined, nowMs: number) => {
    const { text } = endEntry(node, intent);
    const ended = { at: new Date(nowMs).toISOString(), text, by: intent.ending?.by };
    current.delete(name);
    past = [{ node: name, run: { ...run, ended } }, ...past].slice(0, KEPT);
  };

  return {
    since: new Date(startedMs).toISOString(),
    observe(node, intent, state, nowMs) {
      const now = new Date(nowMs).toISOString();
      const known = current.get(node.name);
      // One that followed within a look: of the end of the first, nothing was seen.
      if (known && known.run.id !== intent.id) end(node.name, known, node, nowMs);
      const before = known?.run.id === intent.id ? known : begin(intent, now);
      const completeAt = before.run.completeAt ?? (state.phase === "complete" ? now : undefined);
      current.set(node.name, {
        ...before,
        intent,
        run: completeAt === before.run.completeAt ? before.run : { ...before.run, completeAt },
        points: withPoint(before.points, drainPoint(state, now)),
        waits: waitsOf(state.remaining, before.waits, now),
      });
    },
    ended(nodeNow, nowMs) {
      for (const [name, run] of current) {
        const node = nodeNow(name);
        if (node === undefined || intentOf(node) === undefined) end(name, run, node, nowMs);
      }
    },
    of(node) {
      const now = current.get(node)?.run;
      return [...(now ? [now] : []), ...past.filter((entry) => entry.node === node).map(({ run }) => run)];
    },
    drainOf(node) {
      const known = current.get(node);
      if (!known) return undefined;
      const waits = [...known.waits].map(([uid, { since }]): PodWait => ({ uid, since }));
      return { recordedFrom: known.recordedFrom, points: [...known.points], waits };
    },
  };
}
