import type { ObservedNode } from "@/lib/domain/observed";
import type { Clock, ClusterPort } from "@/lib/operations/ports";
import { log, reasonOf } from "@/lib/server/log";

/** What was written may be undone by somebody, and the policy may be set up later: looked at again. In milliseconds. */
const AGAIN_MS = 60_000;
/** After a failure. In milliseconds. */
const RETRY_MS = 5_000;

interface Told {
  names: string;
  at: number;
}

/** Tells the admission policy which nodes are in maintenance, by who leads the cluster, wherever it is set up. */
export function createPolicyKeeper(cluster: Pick<ClusterPort, "info" | "scans">, clock: Clock) {
  let told: Told | undefined;
  let failedAt: number | undefined;
  let wanted: readonly string[] | undefined;
  let working = false;

  const now = () => clock.now().getTime();
  const due = (names: readonly string[]) => {
    if (failedAt !== undefined && now() - failedAt < RETRY_MS) return false;
    return told === undefined || told.names !== names.join() || now() - told.at >= AGAIN_MS;
  };

  const tell = async () => {
    working = true;
    while (wanted !== undefined && due(wanted)) {
      const names = wanted;
      try {
        await cluster.scans.tellPolicy(names);
        told = { names: names.join(), at: now() };
        failedAt = undefined;
      } catch (error) {
        if (failedAt === undefined)
          log("warn", "the policy of scans was not told of maintenances", {
            cluster: cluster.info.id,
            reason: reasonOf(error),
          });
        failedAt = now();
      }
    }
    working = false;
  };

  return {
    /** Call whenever a node or the lead may have changed. */
    observe(nodes: readonly Pick<ObservedNode, "name" | "intent">[], leads: boolean) {
      // Who leads next may write something else.
      if (!leads) {
        told = undefined;
        wanted = undefined;
        return;
      }
      wanted = nodes
        .filter(({ intent }) => intent !== undefined)
        .map(({ name }) => name)
        .sort();
      if (!working && due(wanted)) void tell();
    },
  };
}
