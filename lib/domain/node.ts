import type { ClusterIndex } from "./cluster-index";
import type { MaintenanceIntent } from "./intent";
import type { ObservedNode, ObservedPod } from "./observed";

const ROLE_PREFIX = "node-role.kubernetes.io/";
const POOL_LABELS = [
  "karpenter.sh/nodepool",
  "eks.amazonaws.com/nodegroup",
  "cloud.google.com/gke-nodepool",
  "kubernetes.azure.com/agentpool",
  "cluster.x-k8s.io/deployment-name",
  "node.kubernetes.io/pool",
];
const CONTROL_PLANE_COMPONENTS = new Set(["kube-apiserver", "etcd"]);

/** Roles as kubectl prints them: the suffixes of node-role.kubernetes.io/*, sorted. */
export function rolesOf(node: ObservedNode): string[] {
  return Object.keys(node.labels)
    .filter((label) => label.startsWith(ROLE_PREFIX) && label.length > ROLE_PREFIX.length)
    .map((label) => label.slice(ROLE_PREFIX.length))
    .sort();
}

/** By its role label: an API server runs there. */
export function hasControlPlaneRole(node: ObservedNode): boolean {
  const roles = rolesOf(node);
  return roles.includes("control-plane") || roles.includes("master");
}

const found = new WeakMap<ObservedNode, { pods: readonly ObservedPod[]; is: boolean }>();

/**
 * A control-plane node: by its role label, or because the API server or etcd runs there as a mirror pod. Remembered
 * until the node or its pods change: it is asked of every node with each observation.
 */
export function isControlPlane(index: ClusterIndex, node: ObservedNode): boolean {
  const pods = index.podsOf(node.name);
  const known = found.get(node);
  if (known?.pods === pods) return known.is;
  const is =
    hasControlPlaneRole(node) ||
    rolesOf(node).includes("etcd") ||
    pods.some((pod) => pod.mirror && CONTROL_PLANE_COMPONENTS.has(pod.labels.component ?? ""));
  found.set(node, { pods, is });
  return is;
}

/** The pool that a node belongs to: the first pool label that it has, else by its role. */
export function poolOf(
  index: ClusterIndex,
  node: ObservedNode,
): { name: string; kind: "control-plane" | "worker" } {
  const kind = isControlPlane(index, node) ? "control-plane" : "worker";
  for (const label of POOL_LABELS) {
    const name = node.labels[label];
    if (name) return { name, kind };
  }
  return { name: kind === "control-plane" ? "control-plane" : "workers", kind };
}

export function zoneOf(node: ObservedNode): string | undefined {
  return node.labels["topology.kubernetes.io/zone"] ?? node.labels["failure-domain.beta.kubernetes.io/zone"];
}

export function isReady(node: ObservedNode): boolean {
  return node.conditions.some((condition) => condition.type === "Ready" && condition.status === "True");
}

/** STATUS of `kubectl get nodes`, letter for letter. Source: k8s.io/kubernetes pkg/printers/internalversion. */
export function kubectlStatus(node: ObservedNode): string {
  const ready = node.conditions.find((condition) => condition.type === "Ready");
  const word = ready === undefined ? "Unknown" : ready.status === "True" ? "Ready" : "NotReady";
  return node.unschedulable ? `${word},SchedulingDisabled` : word;
}

export interface NodeHealth {
  state: "healthy" | "not-ready" | "pressure";
  text: string;
}

const PRESSURES: Record<string, string> = {
  MemoryPressure: "memory pressure",
  DiskPressure: "disk pressure",
  PIDPressure: "too many processes",
  NetworkUnavailable: "network unavailable",
};

/** Health by the node's conditions; the text is the kubelet's own where it says something. */
export function healthOf(node: ObservedNode): NodeHealth {
  const ready = node.conditions.find((condition) => condition.type === "Ready");
  if (ready?.status !== "True") {
    const said = ready?.message || ready?.reason || "the kubelet has not reported yet";
    return { state: "not-ready", text: said };
  }
  const pressures = node.conditions
    .filter((condition) => condition.status === "True" && PRESSURES[condition.type] !== undefined)
    .map((condition) => PRESSURES[condition.type]);
  if (pressures.length > 0) return { state: "pressure", text: pressures.join(", ") };
  return { state: "healthy", text: "Healthy" };
}

/** The readable intent of a node, if it is in maintenance. */
export function intentOf(node: ObservedNode): MaintenanceIntent | undefined {
  return node.intent === "unreadable" ? undefined : node.intent;
}

/** Whether the scheduler may place ordinary pods here: Ready, schedulable, not in maintenance, not dedicated by a taint. */
export function takesPods(node: ObservedNode): boolean {
  if (node.unschedulable || !isReady(node) || node.intent !== undefined) return false;
  return !node.taints.some((taint) => taint.effect === "NoSchedule" || taint.effect === "NoExecute");
}
