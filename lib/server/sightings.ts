import { isDeepStrictEqual } from "node:util";
import type { ObservedNode } from "@/lib/domain/observed";
import type { Clock, ClusterPort } from "@/lib/operations/ports";

/**
 * A watch whose connection is half open shows nothing, and counts as silent only after 75 s. Evicting goes by what a
 * person wrote on the node, so that must have been seen this recently. In milliseconds.
 */
const FRESH_MS = 10_000;

/** When each node was last known to be as the cache has it. */
export interface Sightings {
  /** Whether the watch brought this state of the node, or a read confirmed it, a short time ago. */
  isFresh(node: ObservedNode): boolean;
  /** Reads the node past the cache. false: it is not what the cache has, and the watch has yet to tell. */
  confirm(node: ObservedNode): Promise<boolean>;
  forgetExcept(uids: ReadonlySet<string>): void;
}

export function createSightings(cluster: Pick<ClusterPort, "readNode">, clock: Clock): Sightings {
  const seen = new Map<string, { resourceVersion: string; at: number }>();
  const see = ({ uid, resourceVersion }: ObservedNode, at: number) => seen.set(uid, { resourceVersion, at });
  const wish = ({ uid, unschedulable, intent }: ObservedNode) => ({ uid, unschedulable, intent });
  return {
    isFresh(node) {
      const now = clock.now().getTime();
      const last = seen.get(node.uid);
      if (last?.resourceVersion === node.resourceVersion) return now - last.at < FRESH_MS;
      see(node, now);
      return true;
    },
    async confirm(node) {
      const askedAt = clock.now().getTime();
      const agrees = isDeepStrictEqual(wish(await cluster.readNode(node.name)), wish(node));
      if (agrees) see(node, askedAt);
      return agrees;
    },
    forgetExcept(uids) {
      for (const uid of seen.keys()) if (!uids.has(uid)) seen.delete(uid);
    },
  };
}
