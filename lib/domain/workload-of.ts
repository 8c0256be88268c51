import type { ClusterIndex } from "./cluster-index";
import type { ObservedPod } from "./observed";

/** A workload as people name it. `kind` is the controller's, "Pod" of a bare pod, "StaticPod" of a kubelet's own. */
export interface WorkloadId {
  namespace: string;
  kind: string;
  name: string;
}

/** The kubelet names the API's copy "<pod>-<node>". Source: pkg/kubelet/config/common.go, generatePodName. */
function staticName({ name, nodeName = "" }: ObservedPod): string {
  const tail = `-${nodeName.toLowerCase()}`;
  return name.endsWith(tail) ? name.slice(0, -tail.length) : name;
}

/**
 * What a pod is part of: the controller of its controller where that is known (the Deployment of a ReplicaSet, the
 * CronJob of a Job), else its controller, else itself.
 */
export function workloadOf(index: Pick<ClusterIndex, "replicasOf">, pod: ObservedPod): WorkloadId {
  const { namespace, controller } = pod;
  if (pod.mirror) return { namespace, kind: "StaticPod", name: staticName(pod) };
  if (controller === undefined) return { namespace, kind: "Pod", name: pod.name };
  const { kind, name } = index.replicasOf(controller.uid)?.controller ?? controller;
  return { namespace, kind, name };
}

/** "shop/Deployment/checkout-api": names a workload in addresses, order hints and keys. */
export function workloadKey({ namespace, kind, name }: WorkloadId): string {
  return `${namespace}/${kind}/${name}`;
}
