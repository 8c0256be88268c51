import { count } from "@/lib/domain/words";
import type { ObservedRollout } from "./observed";

export type Progress = { state: "done" } | { state: "under-way" | "stuck"; words: string };

/**
 * How far a rollout is, by the rules of kubectl rollout status.
 * Source: k8s.io/kubectl pkg/polymorphichelpers/rollout_status.go, DeploymentStatusViewer and StatefulSetStatusViewer.
 */
export function progressOf(rollout: ObservedRollout): Progress {
  if (rollout.observedGeneration < rollout.generation)
    return { state: "under-way", words: "its controller has not seen the new template yet" };
  return rollout.kind === "Deployment" ? ofDeployment(rollout) : ofStatefulSet(rollout);
}

function ofDeployment({ stuck, desired, updated, total, available }: ObservedRollout): Progress {
  if (stuck !== undefined) return { state: "stuck", words: stuck };
  if (updated < desired) return underWay(`${updated} of ${count(desired, "replica")} made anew`);
  if (total > updated) return underWay(`${count(total - updated, "old replica")} still to stop`);
  if (available < updated) return underWay(`${available} of ${updated} new replicas available`);
  return { state: "done" };
}

function ofStatefulSet({ desired, updated, ready, partition, betweenRevisions }: ObservedRollout): Progress {
  if (ready < desired) return underWay(`${ready} of ${count(desired, "replica")} Ready`);
  if (partition > 0)
    return updated < desired - partition
      ? underWay(`${updated} of ${count(desired - partition, "replica")} made anew`)
      : { state: "done" };
  return betweenRevisions
    ? underWay(`${updated} of ${count(desired, "replica")} made anew`)
    : { state: "done" };
}

function underWay(words: string): Progress {
  return { state: "under-way", words };
}
