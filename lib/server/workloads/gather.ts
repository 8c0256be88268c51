import type { ClusterIndex } from "@/lib/domain/cluster-index";
import type { ObservedPod } from "@/lib/domain/observed";
import { type WorkloadId, workloadKey, workloadOf } from "@/lib/domain/workload-of";
import type { Slices } from "./slices";

/** The pods of one workload, in the parts in which the index keeps them: a part that did not change is the same array. */
export interface Gathered {
  id: WorkloadId;
  parts: (readonly ObservedPod[])[];
  desired?: number;
}

/** A bare or static pod is a part of its own; this array stays with the pod. */
const alone = new WeakMap<ObservedPod, readonly ObservedPod[]>();

function partOf(pod: ObservedPod): readonly ObservedPod[] {
  const known = alone.get(pod);
  if (known) return known;
  const part = [pod];
  alone.set(pod, part);
  return part;
}

/** Replicas that a Job or CronJob wants say nothing once it has ended. */
const ENDING = new Set(["Job", "CronJob"]);

/** Every workload of the cluster with its pods, those that should have pods and have none among them. By key. */
export async function gather(index: ClusterIndex, slices: Slices): Promise<Map<string, Gathered>> {
  const found = new Map<string, Gathered>();
  const place = (id: WorkloadId): Gathered => {
    const key = workloadKey(id);
    const known = found.get(key);
    if (known) return known;
    const fresh: Gathered = { id, parts: [] };
    found.set(key, fresh);
    return fresh;
  };
  for (const [uid, pods] of index.pods.byController.groups()) {
    const [first] = pods;
    if (first === undefined) continue;
    // Static pods have their node as controller, bare ones none: each is looked at by itself.
    if (uid !== "" && !first.mirror) place(workloadOf(index, first)).parts.push(pods);
    else {
      for (const pod of pods) {
        place(workloadOf(index, pod)).parts.push(partOf(pod));
        if (slices.due()) await slices.rest();
      }
    }
    if (slices.due()) await slices.rest();
  }
  for (const { namespace, kind, name, replicas, controller } of index.cluster.replicas) {
    if (slices.due()) await slices.rest();
    if (replicas === 0) continue;
    const id = { namespace, kind: controller?.kind ?? kind, name: controller?.name ?? name };
    if (ENDING.has(id.kind)) continue;
    const workload = place(id);
    workload.desired = (workload.desired ?? 0) + replicas;
  }
  return found;
}
