import type { ObservedBudget } from "@/lib/domain/observed";
import { selectorOf } from "./project-scheduling";
import type { RawBudget } from "./raw";

/** What the rules read of a PodDisruptionBudget. */
export function projectBudget({ metadata = {}, spec = {}, status = {} }: RawBudget): ObservedBudget {
  const { selector } = spec;
  const allowed = status.conditions?.find(({ type }) => type === "DisruptionAllowed");
  return {
    namespace: metadata.namespace ?? "",
    name: metadata.name ?? "",
    resourceVersion: metadata.resourceVersion ?? "",
    selector: selectorOf(selector),
    generation: metadata.generation ?? 0,
    observedGeneration: status.observedGeneration ?? 0,
    disruptionsAllowed: status.disruptionsAllowed ?? 0,
    currentHealthy: status.currentHealthy ?? 0,
    desiredHealthy: status.desiredHealthy ?? 0,
    expectedPods: status.expectedPods ?? 0,
    unhealthyPodEvictionPolicy: spec.unhealthyPodEvictionPolicy,
    syncFailed: allowed?.reason === "SyncFailed" ? (allowed.message ?? "no reason given") : undefined,
  };
}
