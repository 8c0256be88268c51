import type { LeaseRecord } from "@/lib/operations/ports";
import { ApiError } from "./errors";
import { type Target, told } from "./node-commands";
import { collectionPath, LEASES, objectPath } from "./paths";
import type { RawLease } from "./raw";

export const LEASE_NAMESPACE = "kube-system";
export const LEASE_NAME = "drydock";

/** Later than the renew deadline an answer is of no use. Slow evictions must not hold it up. */
const HASTE = { deadlineMs: 10_000, lane: "streams", unlimited: true } as const;

/** MicroTime has exactly six fractional digits; the API server answers 400 to the three of toISOString. */
export function microTime(date: Date): string {
  return date.toISOString().replace("Z", "000Z");
}

function recordOf({ metadata = {}, spec = {} }: RawLease): LeaseRecord {
  return {
    holder: spec.holderIdentity ?? "",
    renewedAt: spec.renewTime ?? "",
    leaseSeconds: spec.leaseDurationSeconds ?? 0,
    resourceVersion: metadata.resourceVersion ?? "",
  };
}

/** The Lease by which one of several consoles drives a cluster; undefined: nobody has taken it yet. */
export function readLease({ http, cluster }: Target): Promise<LeaseRecord | undefined> {
  return told({ cluster, verb: "get", object: `lease ${LEASE_NAMESPACE}/${LEASE_NAME}` }, async () => {
    try {
      const path = objectPath(LEASES, { namespace: LEASE_NAMESPACE, name: LEASE_NAME });
      return recordOf(await http.fetchJson<RawLease>({ path, ...HASTE }));
    } catch (error) {
      if (error instanceof ApiError && error.answer.status === 404) return undefined;
      throw error;
    }
  });
}

/** Creates the Lease, or updates exactly the version given. DrydockError conflict: somebody was faster. */
export function writeLease(
  { http, cluster }: Target,
  record: { holder: string; leaseSeconds: number; resourceVersion?: string },
): Promise<LeaseRecord> {
  const { holder, leaseSeconds, resourceVersion } = record;
  const at = { namespace: LEASE_NAMESPACE, name: LEASE_NAME };
  const renew = resourceVersion !== undefined;
  return told(
    { cluster, verb: renew ? "update" : "create", object: `lease ${LEASE_NAMESPACE}/${LEASE_NAME}` },
    async () =>
      recordOf(
        await http.fetchJson<RawLease>({
          method: renew ? "PUT" : "POST",
          ...HASTE,
          path: renew ? objectPath(LEASES, at) : collectionPath(LEASES, LEASE_NAMESPACE),
          body: {
            apiVersion: "coordination.k8s.io/v1",
            kind: "Lease",
            metadata: { ...at, resourceVersion },
            spec: {
              holderIdentity: holder,
              leaseDurationSeconds: leaseSeconds,
              renewTime: microTime(new Date()),
            },
          },
        }),
      ),
  );
}
