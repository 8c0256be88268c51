import type { NodeMaintenance, NodeRow } from "@/lib/contracts/node";
import { type ClusterIndex, indexWith } from "@/lib/domain/cluster-index";
import type { MaintenanceIntent } from "@/lib/domain/intent";
import { intentOf } from "@/lib/domain/node";
import type { ObservedNode } from "@/lib/domain/observed";
import { PodIndex } from "@/lib/domain/pod-index";
import { byPool, factsOf, unreadable } from "./rows";

const WHY = "The cluster's pods are still being listed.";
const REFUSALS = { turnOn: WHY, turnOff: WHY, cordon: WHY, uncordon: WHY };
const NO_PODS = PodIndex.of([]);

const made = new WeakMap<ObservedNode, NodeRow>();
const ordered = new WeakMap<readonly ObservedNode[], readonly NodeRow[]>();

/**
 * Rows of a cluster whose nodes are listed and whose pods are not yet, which takes a while for 150,000 of them. They
 * tell nothing of pods, and every verb is refused until they can. Kept as long as the nodes: meanwhile each tab asks.
 */
export function earlyRows(nodes: readonly ObservedNode[]): readonly NodeRow[] {
  const known = ordered.get(nodes);
  if (known) return known;
  const index = indexWith({ nodes, budgets: [], attachments: [], claims: [], replicas: [] }, NO_PODS);
  const rows = nodes.map((node) => made.get(node) ?? earlyRow(index, node)).sort(byPool);
  ordered.set(nodes, rows);
  return rows;
}

function earlyRow(index: ClusterIndex, node: ObservedNode): NodeRow {
  const intent = intentOf(node);
  const maintenance = node.intent === "unreadable" ? unreadable(node) : intent && earlyMaintenance(intent);
  const row: NodeRow = { ...factsOf(index, node), maintenance, refusals: REFUSALS, uncounted: true };
  made.set(node, row);
  return row;
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
