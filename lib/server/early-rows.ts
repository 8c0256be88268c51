import type { NodeMaintenance, NodeRow } from "@/lib/contracts/node";
import { indexWith } from "@/lib/domain/cluster-index";
import type { MaintenanceIntent } from "@/lib/domain/intent";
import { intentOf } from "@/lib/domain/node";
import type { ObservedNode } from "@/lib/domain/observed";
import { PodIndex } from "@/lib/domain/pod-index";
import { byPool, factsOf, unreadable } from "./rows";

const WHY = "The cluster's pods are still being listed.";
const REFUSALS = { turnOn: WHY, turnOff: WHY, cordon: WHY, uncordon: WHY };
const NO_PODS = PodIndex.of([]);

/**
 * Rows of a cluster whose nodes are listed and whose pods are not yet, which takes a while for 150,000 of them. They
 * tell nothing of pods, and every verb is refused until they can.
 */
export function earlyRows(nodes: readonly ObservedNode[]): NodeRow[] {
  const index = indexWith({ nodes, budgets: [], attachments: [], claims: [], replicas: [] }, NO_PODS);
  return nodes
    .map((node): NodeRow => {
      const intent = intentOf(node);
      const maintenance =
        node.intent === "unreadable" ? unreadable(node) : intent && earlyMaintenance(intent);
      return { ...factsOf(index, node), maintenance, refusals: REFUSALS, uncounted: true };
    })
    .sort(byPool);
}

/** What the annotation alone tells. How far it has come shows with the pods. */
function earlyMaintenance(intent: MaintenanceIntent): NodeMaintenance {
  const { id, by, reason, since, wasCordoned, podsToMove } = intent;
  return {
    id,
    by,
    reason,
    since,
    wasCordoned,
    phase: intent.ending ? "ending" : intent.paused ? "paused" : "initiated",
    progress: { total: podsToMove, moved: 0, waiting: 0, failed: 0 },
    headline: WHY.slice(0, -1),
    proof: [],
  };
}
