import type { ObservedReplicas } from "@/lib/domain/observed";
import { controllerOf } from "./project-pod";
import type { RawReplicas } from "./raw";

/** A projection of one kind of controller. The kind is not in the items of a list, so it is given. */
export function replicasProjection(kind: string): (raw: RawReplicas) => ObservedReplicas {
  return ({ metadata = {}, spec = {} }) => ({
    uid: metadata.uid ?? "",
    namespace: metadata.namespace ?? "",
    name: metadata.name ?? "",
    kind,
    // The API server writes the default of 1 itself; what runs of a Job at the same time is its parallelism.
    replicas: spec.replicas ?? spec.parallelism ?? 1,
    controller: controllerOf(metadata),
    ordered: spec.podManagementPolicy === "OrderedReady" || undefined,
  });
}
