import type { ClusterIndex } from "@/lib/domain/cluster-index";
import type { MaintenanceIntent } from "@/lib/domain/intent";
import type { MaintenanceState, Phase } from "@/lib/domain/maintenance";
import { endEvent, type NodeEvent, phaseEvent, startEvent } from "@/lib/domain/node-events";
import type { ObservedNode } from "@/lib/domain/observed";
import type { Clock, ClusterPort } from "@/lib/operations/ports";
import { log, reasonOf } from "./log";

/** A phase that comes and goes is told no more often than this. In milliseconds. */
const AGAIN_MS = 60_000;

interface Told {
  node: ObservedNode;
  intent: MaintenanceIntent;
  phase: Phase;
  /** When each reason was told last, in milliseconds since the epoch. */
  at: Map<string, number>;
}

export interface NodeEvents {
  /** Call with each look at a node in maintenance; `drives` says whether this process is the one that acts there. */
  observe(node: ObservedNode, intent: MaintenanceIntent, state: MaintenanceState, drives: boolean): void;
  /** Call with the look-up of nodes as they are now: maintenances that stand on none of them have ended. */
  ended(nodeNow: ClusterIndex["node"]): void;
}

/**
 * Tells Kubernetes about maintenances by Events on the node, when a phase changes and only by who drives it. It stands in
 * nobody's way: nothing waits for it, and a failure is logged once until one works again.
 */
export function createNodeEvents(
  cluster: Pick<ClusterPort, "info" | "recordNodeEvent">,
  options: { instance: string; clock: Clock },
): NodeEvents {
  const { instance, clock } = options;
  const told = new Map<string, Told>();
  let failing = false;

  const send = (node: ObservedNode, intent: MaintenanceIntent, event: NodeEvent, occasion: string) => {
    cluster
      .recordNodeEvent({ ...event, node, occasion: `${intent.id} ${occasion}`, at: clock.now(), instance })
      .then(() => {
        failing = false;
      })
      .catch((error: unknown) => {
        if (!failing)
          log("warn", "node event not written", { cluster: cluster.info.id, reason: reasonOf(error) });
        failing = true;
      });
  };

  return {
    observe(node, intent, state, drives) {
      if (!drives) {
        told.delete(node.name); // who drives tells
        return;
      }
      const known = told.get(node.name);
      const before = known?.intent.id === intent.id ? known : undefined;
      const at = before?.at ?? new Map<string, number>();
      told.set(node.name, { node, intent, phase: state.phase, at });
      if (before === undefined) send(node, intent, startEvent(intent), "start");
      if (before?.phase === state.phase) return;
      const event = phaseEvent(before?.phase, state);
      if (event === undefined) return;
      const now = clock.now().getTime();
      const last = at.get(event.reason);
      if (last !== undefined && now - last < AGAIN_MS) return;
      at.set(event.reason, now);
      // The first time has a name that a predecessor of this process has used, too; it is not told twice.
      send(node, intent, event, last === undefined ? event.reason : `${event.reason} ${now}`);
    },
    ended(nodeNow) {
      for (const [name, { node, intent }] of told) {
        const now = nodeNow(name);
        if (now?.intent !== undefined && now.uid === node.uid) continue;
        told.delete(name);
        if (now?.uid === node.uid) send(now, intent, endEvent(intent, now.unschedulable), "end");
      }
    },
  };
}
