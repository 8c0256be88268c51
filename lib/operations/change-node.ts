import { DrydockError } from "@/lib/domain/errors";
import type { ObservedNode } from "@/lib/domain/observed";
import type { ClusterPort, NodePatch } from "./ports";

/** A node's other writers (kubelet, controllers) are frequent; this many lost races in a row are not chance. */
const TRIES = 5;

/**
 * Reads a node, lets `change` judge it and say what to write, and writes it if nobody was faster; else again from the
 * read. So each write was decided on exactly the node that it changes.
 * @throws what `change` throws; conflict after five lost races; not-found and the errors of the port
 */
export async function changeNode(
  cluster: ClusterPort,
  name: string,
  change: (node: ObservedNode) => Omit<NodePatch, "resourceVersion">,
): Promise<ObservedNode> {
  for (let tries = 1; ; tries++) {
    const node = await cluster.readNode(name);
    const patch = change(node);
    try {
      return await cluster.patchNode(name, { ...patch, resourceVersion: node.resourceVersion });
    } catch (error) {
      const lostRace = error instanceof DrydockError && error.failure.code === "conflict";
      if (!lostRace || tries === TRIES) throw error;
    }
  }
}
