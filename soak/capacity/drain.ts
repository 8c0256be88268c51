import { indexCluster } from "@/lib/domain/cluster-index";
import type { ObservedPod } from "@/lib/domain/observed";
import { type Placement, placeElsewhere } from "@/lib/domain/scheduling/place";
import { finish } from "@/lib/domain/steps";
import { until } from "../../bench/support/kube.ts";
import type { Bed } from "./bed";
import type { RawPod } from "./settle";

export interface Plan {
  placement: Placement;
  displaced: ObservedPod[];
}

/** What the console sees is what is there: then its plan is made from the same cluster. */
async function caughtUp(bed: Bed, pods: readonly RawPod[]): Promise<void> {
  await until("the console has seen the pods", async () => {
    const seen = new Map(bed.observed().pods.map((pod) => [pod.uid, pod]));
    return pods.every(({ metadata, spec }) => {
      const pod = seen.get(metadata.uid);
      return pod !== undefined && pod.nodeName === spec.nodeName;
    });
  });
}

/** The console's own judgement of where the pods of this node go. */
export async function plan(bed: Bed, pods: readonly RawPod[], node: string): Promise<Plan> {
  await caughtUp(bed, pods);
  const index = indexCluster(bed.observed());
  // All that a controller makes anew, also what can run nowhere else.
  const displaced = index.podsOf(node).filter(({ controller }) => controller !== undefined);
  return { displaced, placement: finish(placeElsewhere(index, node, displaced)) };
}

/** Cordons the node and evicts all that moves, as fast as it goes. */
export async function drain(bed: Bed, node: string, pods: readonly ObservedPod[]): Promise<void> {
  await bed.kube.send("PATCH", `/api/v1/nodes/${node}`, { spec: { unschedulable: true } });
  await until("the cordon is a taint", async () => {
    const { spec } = await bed.kube.get<{ spec: { taints?: { key: string }[] } }>(`/api/v1/nodes/${node}`);
    return spec.taints?.some(({ key }) => key === "node.kubernetes.io/unschedulable");
  });
  await Promise.all(
    pods.map(({ namespace, name, uid }) =>
      bed.kube.send("POST", `/api/v1/namespaces/${namespace}/pods/${name}/eviction`, {
        apiVersion: "policy/v1",
        kind: "Eviction",
        metadata: { namespace, name },
        deleteOptions: { preconditions: { uid } },
      }),
    ),
  );
}
