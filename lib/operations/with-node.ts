import { type ClusterIndex, indexCluster } from "@/lib/domain/cluster-index";
import type { ObservedNode } from "@/lib/domain/observed";

/** The observation with one node as it was just read: caches lag behind a read by some milliseconds. */
export function withNode(index: ClusterIndex, fresh: ObservedNode): ClusterIndex {
  const others = index.cluster.nodes.filter((node) => node.name !== fresh.name);
  return indexCluster({ ...index.cluster, nodes: [...others, fresh] });
}
