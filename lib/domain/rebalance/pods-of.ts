import type { ClusterIndex } from "@/lib/domain/cluster-index";
import type { ObservedPod } from "@/lib/domain/observed";
import { type WorkloadId, workloadKey, workloadOf } from "@/lib/domain/workload-of";

/** Whether a pod is one of its workload: those that end, or have ended, are replaced already. */
export function runs({ phase, deletionAt }: ObservedPod): boolean {
  return phase !== "Succeeded" && phase !== "Failed" && deletionAt === undefined;
}

/** The pods of one workload. Pods of one controller are of one workload, so the first of them tells. */
export function podsOfWorkload(index: ClusterIndex, workload: WorkloadId): ObservedPod[] {
  const key = workloadKey(workload);
  const found: ObservedPod[] = [];
  for (const [uid, [first, ...rest]] of index.pods.byController.groups()) {
    if (uid === "" || first === undefined || workloadKey(workloadOf(index, first)) !== key) continue;
    found.push(...[first, ...rest].filter(runs));
  }
  return found;
}
