import type { Cluster } from "@/lib/adapters/kubernetes";
import { DrydockError } from "@/lib/domain/errors";
import type { ClusterPort, EvictionOutcome } from "@/lib/operations/ports";
import { traced } from "@/lib/server/tracing/trace";
import { metrics } from "./instruments";

/** The calls that ask the API server. Those of the Lease come each two seconds: as traces they would drown the others. */
const CALLS = {
  readNode: "traced",
  listPodsOf: "traced",
  listAttachmentsOf: "traced",
  patchNode: "traced",
  evict: "traced",
  deletePod: "traced",
  permissions: "traced",
  listNodeEvents: "traced",
  listClusterEvents: "traced",
  readUsage: "traced",
  readComponents: "traced",
  recordNodeEvent: "traced",
  patchNodeConditions: "traced",
  readLease: "counted",
  writeLease: "counted",
} as const satisfies Partial<Record<keyof ClusterPort, "traced" | "counted">>;

type Ask = (...args: never[]) => Promise<unknown>;

/** Counts what a call came to, and how long it took. */
async function count<T>(cluster: string, call: string, asked: Promise<T>): Promise<T> {
  const { kubernetes } = metrics();
  const stop = kubernetes.duration.startTimer({ call });
  try {
    const answer = await asked;
    kubernetes.calls.inc({ cluster, call, result: "answered" });
    if (call === "evict" || call === "deletePod") {
      const { kind } = answer as EvictionOutcome;
      kubernetes[call === "evict" ? "evictions" : "deletions"].inc({ cluster, result: kind });
    }
    return answer;
  } catch (error) {
    const result = error instanceof DrydockError ? error.failure.code : "unexpected";
    kubernetes.calls.inc({ cluster, call, result });
    throw error;
  } finally {
    stop();
  }
}

/** The port of a cluster, whose calls that ask the API server are counted and traced. Everything else is as it was. */
export function watchedPort(port: Cluster): Cluster {
  const cluster = port.info.id;
  const wrapped = Object.entries(CALLS).map(([call, how]) => {
    const ask: Ask = port[call as keyof typeof CALLS];
    const counted = (...args: never[]) => count(cluster, call, ask(...args));
    const options = { kind: "client", attributes: { "drydock.cluster": cluster } } as const;
    const asTrace = (...args: never[]) => traced(`kubernetes ${call}`, options, () => counted(...args));
    return [call, { value: how === "traced" ? asTrace : counted }] as const;
  });
  // Members that are read later, as a name that changes, are still those of the port itself.
  return Object.create(port, Object.fromEntries(wrapped)) as Cluster;
}
