import { isDedicated } from "@/lib/domain/checks";
import { type ClusterIndex, withFresh } from "@/lib/domain/cluster-index";
import { takersOf } from "@/lib/domain/control-plane";
import { takesPods } from "@/lib/domain/node";
import type { ObservedNode } from "@/lib/domain/observed";
import type { ClusterPort } from "./ports";
import { readIfThere } from "./read-if-there";

/**
 * The observation with other nodes that take pods read anew, one by one until one still does: nearly always that is
 * one call. When none is left they were all taken a moment ago, and the observation says so. Of a dedicated control-plane
 * node, which displaces no ordinary pods, the observation as it is.
 * @throws the errors of the port, if one that could not be read might be the last
 */
export async function withFreshTaker(
  cluster: ClusterPort,
  index: ClusterIndex,
  node: ObservedNode,
): Promise<ClusterIndex> {
  if (isDedicated(index, node)) return index;
  let seen = index;
  let unread: unknown;
  for (const name of takersOf(index)) {
    if (name === node.name) continue;
    try {
      const fresh = await readIfThere(() => cluster.readNode(name));
      seen = withFresh(seen, new Set([name]), { nodes: fresh ? [fresh] : [] });
      if (fresh && takesPods(fresh)) return seen;
    } catch (error) {
      // Another one that is read and takes pods is as good.
      unread = error;
    }
  }
  if (unread !== undefined) throw unread;
  return seen;
}
