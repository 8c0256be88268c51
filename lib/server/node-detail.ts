import type { NodeRow } from "@/lib/contracts/node";
import type { NodeDetail } from "@/lib/contracts/node-detail";
import type { ClusterIndex } from "@/lib/domain/cluster-index";
import { byWeight, conditionState } from "@/lib/domain/condition-state";
import { changesOf } from "@/lib/domain/infrastructure";
import { resourcesOf } from "@/lib/domain/node-resources";
import { attachLimitsOf, volumesOf } from "@/lib/domain/node-volumes";
import type { ObservedNode } from "@/lib/domain/observed";
import type { Usage } from "@/lib/domain/usage";
import type { Runs } from "./runs";

/** What the page of a node shows beyond its row. */
export function detailOf(
  index: ClusterIndex,
  node: ObservedNode,
  { runs, usage }: { runs: Runs; usage: Usage | undefined },
): Omit<NodeDetail, keyof NodeRow> {
  const use = usage?.nodes[node.name];
  return {
    conditions: byWeight(node.conditions).map((condition) => ({
      ...condition,
      state: conditionState(condition),
    })),
    addresses: node.addresses ?? [],
    system: node.system,
    changes: changesOf(node, index.podsOf(node.name)),
    resources: resourcesOf(index, node, use),
    measuredAt: use && usage?.measuredAt,
    volumes: volumesOf(index, node),
    attachLimits: attachLimitsOf(index, node),
    drain: runs.drainOf(node.name),
    history: { since: runs.since(), runs: runs.of(node.name) },
  };
}
