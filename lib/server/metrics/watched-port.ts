import type { Cluster, OnBehalf } from "@/lib/adapters/kubernetes";
import { DrydockError } from "@/lib/domain/errors";
import type { EvictionOutcome } from "@/lib/operations/ports";
import { traced } from "@/lib/server/tracing/trace";
import { metrics } from "./instruments";

/**
 * Every call that asks the API server; the compiler misses one that is not here. Those of the Lease come each two seconds: as
 * traces they would drown the others.
 */
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
  mayImpersonate: "traced",
  trial: "traced",
  issueKubeconfig: "traced",
  readLease: "counted",
  writeLease: "counted",
} as const satisfies Record<Asking, "traced" | "counted">;

/** The parts of a port whose every call asks the API server. */
const PARTS = ["backups", "profile", "restarts", "scans"] as const;

type Asking = Exclude<
  {
    [Name in keyof Cluster]: Cluster[Name] extends (...args: never[]) => Promise<unknown> ? Name : never;
  }[keyof Cluster],
  "close"
>;
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

function watchedCall(cluster: string, call: string, how: "traced" | "counted", ask: Ask): Ask {
  const counted = (...args: never[]) => count(cluster, call, ask(...args));
  if (how === "counted") return counted;
  const options = { kind: "client", attributes: { "drydock.cluster": cluster } } as const;
  return (...args) => traced(`kubernetes ${call}`, options, () => counted(...args));
}

/** A part of a port, each of whose calls is named behind it: "scans.start". */
function watchedPart<Part extends object>(cluster: string, name: string, part: Part): Part {
  const calls = Object.entries(part) as [string, Ask][];
  return Object.fromEntries(
    calls.map(([call, ask]) => [call, watchedCall(cluster, `${name}.${call}`, "traced", ask)]),
  ) as Part;
}

/** What is done in a person's name is the same calls. */
function watchedBehalf(cluster: string, { restarts, backups, scans, ...calls }: OnBehalf): OnBehalf {
  const { patchNode, permissions } = calls;
  return {
    restarts: watchedPart(cluster, "restarts", restarts),
    backups: watchedPart(cluster, "backups", backups),
    scans: watchedPart(cluster, "scans", scans),
    patchNode: watchedCall(cluster, "patchNode", "traced", patchNode) as typeof patchNode,
    permissions: watchedCall(cluster, "permissions", "traced", permissions) as typeof permissions,
  };
}

/** The port of a cluster, whose calls that ask the API server are counted and traced. Everything else is as it was. */
export function watchedPort(port: Cluster): Cluster {
  const cluster = port.info.id;
  const calls = Object.entries(CALLS).map(([call, how]) => {
    const value = watchedCall(cluster, call, how, port[call as keyof typeof CALLS]);
    return [call, { value }] as const;
  });
  const parts = PARTS.map((name) => [name, { value: watchedPart(cluster, name, port[name]) }] as const);
  const onBehalfOf: Cluster["onBehalfOf"] = (whom) => watchedBehalf(cluster, port.onBehalfOf(whom));
  const watched = Object.fromEntries([...calls, ...parts]);
  // Members that are read later, as a name that changes, are still those of the port itself.
  return Object.create(port, { ...watched, onBehalfOf: { value: onBehalfOf } }) as Cluster;
}
