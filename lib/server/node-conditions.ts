import type { MaintenanceState } from "@/lib/domain/maintenance";
import { conditionChanges } from "@/lib/domain/node-conditions";
import type { ObservedNode } from "@/lib/domain/observed";
import type { Clock, ClusterPort } from "@/lib/operations/ports";
import { log, reasonOf } from "./log";

/** After a write: until the watch shows it, and after a failure: until it is tried again. In milliseconds. */
const AGAIN_MS = 5_000;

export interface NodeConditions {
  /** Call with each look at a node that this process drives; without a state: it is in no maintenance. */
  observe(node: ObservedNode, state?: MaintenanceState): void;
}

/**
 * Keeps the lifecycle conditions of nodes as their maintenances are. Compared with what stands on the node each time, so
 * nothing is remembered and what a predecessor left is put right.
 */
export function createNodeConditions(
  cluster: Pick<ClusterPort, "info" | "patchNodeConditions">,
  clock: Clock,
): NodeConditions {
  const writtenAt = new Map<string, { version: string; at: number }>();
  let failing = false;
  return {
    observe(node, state) {
      const changes = conditionChanges(node, state);
      if (changes.length === 0) {
        writtenAt.delete(node.uid);
        return;
      }
      const now = clock.now().getTime();
      const last = writtenAt.get(node.uid);
      if (last && now - last.at < AGAIN_MS && (failing || last.version === node.resourceVersion)) return;
      writtenAt.set(node.uid, { version: node.resourceVersion, at: now });
      cluster
        .patchNodeConditions(node.name, changes)
        .then(() => {
          failing = false;
        })
        .catch((error: unknown) => {
          if (!failing) {
            const reason = reasonOf(error);
            log("warn", "node conditions not written", { cluster: cluster.info.id, node: node.name, reason });
          }
          failing = true;
        });
    },
  };
}
