import type { ObservedRollout, RestartTarget } from "@/lib/domain/rebalance/observed";

/**
 * Deployments and StatefulSets of one cluster. Everything asks the API server, has a deadline, and throws DrydockError
 * (cluster-unreachable, cluster-credentials, forbidden, not-found, conflict).
 */
export interface RestartPort {
  /** All of them, in no order. */
  list(): Promise<ObservedRollout[]>;
  /** One, as the API server has it; undefined: it is not there. */
  read(target: RestartTarget): Promise<ObservedRollout | undefined>;
  /**
   * What kubectl rollout restart does: marks the template with this time (RFC 3339), so that its pods are replaced as the
   * strategy says. A conflict when the object is not as it was read.
   */
  restart(rollout: RestartTarget & Pick<ObservedRollout, "resourceVersion">, at: string): Promise<void>;
  /** Rules that restarting takes and that are missing: "patch deployments.apps". */
  missing(): Promise<string[]>;
}
