import { cpuMilli, parseQuantity } from "@/lib/domain/quantity";
import type { NodeUse, Usage } from "@/lib/domain/usage";
import { ApiError } from "./errors";
import { type Target, told } from "./node-commands";
import { collectionPath, NODE_METRICS } from "./paths";
import type { RawList, RawNodeMetrics } from "./raw";

const DEADLINE_MS = 5_000;

/**
 * What an API server says where no metrics can be had: no such API, not allowed, or an APIService behind which nobody
 * answers. None of it is a failure of the cluster.
 */
const ABSENT: ReadonlySet<number> = new Set([403, 404, 503]);

/**
 * What metrics-server measured of all nodes; undefined where there is none. Holds no place of the calls that change
 * something: what aggregates may hang.
 * Throws DrydockError (cluster-unreachable, cluster-credentials) when there is no answer in five seconds.
 */
export function readUsage({ http, cluster }: Target): Promise<Usage | undefined> {
  return told({ cluster, verb: "list", object: "metrics of nodes" }, async () => {
    try {
      const list = await http.fetchJson<RawList>({
        path: collectionPath(NODE_METRICS),
        deadlineMs: DEADLINE_MS,
        lane: "streams",
      });
      return usageOf((list.items ?? []) as RawNodeMetrics[]);
    } catch (error) {
      if (error instanceof ApiError && ABSENT.has(error.answer.status)) return undefined;
      throw error;
    }
  });
}

/** A server that has measured nothing yet has nothing to tell. */
function usageOf(items: readonly RawNodeMetrics[]): Usage | undefined {
  const nodes: Record<string, NodeUse> = {};
  let measuredAt = "";
  for (const { metadata, usage, timestamp = "" } of items) {
    if (metadata?.name === undefined || usage === undefined) continue;
    nodes[metadata.name] = { cpuMilli: cpuMilli(usage.cpu), memoryBytes: parseQuantity(usage.memory) };
    if (timestamp > measuredAt) measuredAt = timestamp;
  }
  return measuredAt === "" ? undefined : { measuredAt, nodes };
}
