import { type ClusterIndex, withFresh } from "@/lib/domain/cluster-index";
import { controlPlaneWithout } from "@/lib/domain/control-plane";
import { isControlPlane } from "@/lib/domain/node";
import type { ObservedNode } from "@/lib/domain/observed";
import type { ClusterPort } from "./ports";
import { readIfThere } from "./read-if-there";

/**
 * The observation with all other control-plane nodes and their pods read anew: whether another one was taken a moment
 * ago can't be left to a cache. Of a node that is none, the observation as it is.
 */
export async function withFreshControlPlane(
  cluster: ClusterPort,
  index: ClusterIndex,
  node: ObservedNode,
): Promise<ClusterIndex> {
  if (!isControlPlane(index, node)) return index;
  const { others } = controlPlaneWithout(index, node);
  if (others.length === 0) return index;
  const names = new Set(others.map(({ name }) => name));
  const found = await Promise.all(
    [...names].map((name) =>
      readIfThere(async () => {
        const [node, pods] = await Promise.all([cluster.readNode(name), cluster.listPodsOf(name)]);
        return { node, pods };
      }),
    ),
  );
  const fresh = found.filter((read) => read !== undefined);
  return withFresh(index, names, {
    nodes: fresh.map((read) => read.node),
    pods: fresh.flatMap((read) => read.pods),
  });
}
