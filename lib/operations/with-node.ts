import { type ClusterIndex, withFresh } from "@/lib/domain/cluster-index";
import type { ObservedNode } from "@/lib/domain/observed";

/** The observation with one node as it was just read: caches lag behind a read by some milliseconds. */
export function withNode(index: ClusterIndex, fresh: ObservedNode): ClusterIndex {
  return withFresh(index, new Set([fresh.name]), { nodes: [fresh] });
}
