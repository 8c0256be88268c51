import { type ComponentReading, LED, type Led } from "@/lib/domain/components";
import { LEASE_NAMESPACE } from "./lease";
import { type Target, told } from "./node-commands";
import { LEASES, objectPath } from "./paths";
import type { RawLease } from "./raw";

/** What aggregates the state of others may hang; somebody only looks. */
const LOOK = { deadlineMs: 5_000, lane: "streams" } as const;

/** "[+]etcd ok" and "[-]poststarthook/start-apiextensions-informers failed: reason withheld". */
const CHECK = /^\[([+-])\](\S+)/;

/**
 * What the API server says of itself and of those who act by a Lease. What may not be read is left out.
 * Throws DrydockError (cluster-unreachable, cluster-credentials) when there is no answer in five seconds.
 */
export function readComponents(target: Target): Promise<ComponentReading> {
  const { cluster } = target;
  return told({ cluster, verb: "get", object: "readiness of the control plane" }, async () => {
    const [readyz, ...leases] = await Promise.all([
      readReadyz(target),
      ...LED.map(async (part) => [part, await readLeaseOf(target, part)] as const),
    ]);
    return { readyz, leases: Object.fromEntries(leases) };
  });
}

async function readReadyz({ http }: Target): Promise<ComponentReading["readyz"]> {
  const { status, body } = await http.ask({ path: "/readyz", query: { verbose: "" }, ...LOOK });
  // 200 and 500 are its verdict; whoever may not read it is told otherwise.
  if ((status !== 200 && status !== 500) || typeof body !== "string") return undefined;
  const checks = body.split("\n").flatMap((line) => {
    const [, sign, name = ""] = CHECK.exec(line) ?? [];
    return sign === undefined ? [] : [{ name, holds: sign === "+" }];
  });
  return {
    ready: status === 200,
    failed: checks.filter(({ holds }) => !holds).map(({ name }) => name),
    etcd: checks.find(({ name }) => name === "etcd")?.holds,
  };
}

async function readLeaseOf({ http }: Target, name: Led): Promise<ComponentReading["leases"][Led]> {
  const path = objectPath(LEASES, { namespace: LEASE_NAMESPACE, name });
  const { status, body } = await http.ask({ path, ...LOOK });
  if (status !== 200) return status === 403 ? "denied" : undefined;
  const { spec = {} } = body as RawLease;
  if (!spec.holderIdentity || !spec.renewTime) return undefined;
  return { holder: spec.holderIdentity.split("_")[0] ?? "", renewedAt: spec.renewTime };
}
