import type { ClusterIndex } from "@/lib/domain/cluster-index";
import type { ObservedPod } from "@/lib/domain/observed";

function ordinalOf({ name }: ObservedPod): number {
  return Number(/-(\d+)$/.exec(name)?.[1] ?? Number.NaN);
}

/**
 * For a pod of a StatefulSet that starts its pods in order: those of the queue that it starts before. Until they are
 * Ready it makes no later one. Source: k8s.io/kubernetes pkg/controller/statefulset, podManagementPolicy OrderedReady.
 */
export function ordinalsBefore(
  index: ClusterIndex,
  queue: readonly ObservedPod[],
): (pod: ObservedPod) => readonly ObservedPod[] {
  const before = new Map<ObservedPod, ObservedPod[]>();
  const bySet = Map.groupBy(
    queue.filter(({ controller }) => controller?.kind === "StatefulSet"),
    ({ controller }) => controller?.uid ?? "",
  );
  for (const [uid, pods] of bySet) {
    if (!index.replicasOf(uid)?.ordered) continue;
    for (const pod of pods) {
      before.set(
        pod,
        pods.filter((other) => ordinalOf(other) < ordinalOf(pod)),
      );
    }
  }
  return (pod) => before.get(pod) ?? [];
}
