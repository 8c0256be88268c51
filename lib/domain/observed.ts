import type { MaintenanceIntent } from "./intent";
import type { PodRequests, Resources } from "./quantity";
import type {
  ObservedNamespace,
  ObservedStorageClass,
  ObservedVolume,
  ObservedVolumeLimits,
  SchedulingTerms,
} from "./scheduling/observed";

/**
 * What the rules read of a cluster: projections of Kubernetes objects, small enough to keep 150,000 pods.
 * Times are ISO 8601 strings as the API server wrote them.
 */
export interface Taint {
  key: string;
  value?: string;
  effect: string;
}

export interface Toleration {
  key?: string;
  operator?: string;
  value?: string;
  effect?: string;
  tolerationSeconds?: number;
}

export interface NodeCondition {
  type: string;
  status: string;
  reason?: string;
  message?: string;
  since?: string;
}

export interface NodeAddress {
  /** "InternalIP", "Hostname", "ExternalDNS". */
  type: string;
  address: string;
}

/** Of a machine, as its kubelet tells it; what it does not tell is absent. */
export interface NodeSystem {
  os?: string;
  architecture?: string;
  image?: string;
  kernel?: string;
  runtime?: string;
}

export interface ObservedNode {
  name: string;
  uid: string;
  resourceVersion: string;
  createdAt: string;
  labels: Record<string, string>;
  unschedulable: boolean;
  taints: Taint[];
  conditions: NodeCondition[];
  capacity: Resources;
  allocatable: Resources;
  version: string;
  /** status.nodeInfo.bootID: changes with each boot. */
  bootId?: string;
  /** metadata.deletionTimestamp of the Node object; finalizers hold it. */
  deletionAt?: string;
  /** The Machine that it was made from, as "namespace/name", and whose it is. */
  machine?: { name: string; of: "Cluster API" | "OpenShift's Machine API" };
  /** Annotations by which tools tell of changes of the machine: infrastructure.ts. */
  changeMarks?: Record<string, string>;
  internalIp?: string;
  /** status.addresses, in the kubelet's order. */
  addresses?: NodeAddress[];
  /** What the machine runs: status.nodeInfo. */
  system?: NodeSystem;
  /** Unique volume names of node.status.volumesAttached. */
  volumesAttached: string[];
  /** The maintenance annotation: absent, read, or unreadable text that somebody wrote. */
  intent?: MaintenanceIntent | "unreadable";
}

export interface OwnerRef {
  apiVersion: string;
  kind: string;
  name: string;
  uid: string;
}

export interface EmptyDir {
  name: string;
  medium: "disk" | "memory";
}

export interface NodeSelectorExpression {
  key: string;
  operator: string;
  values: string[];
}

/** One term of required node affinity: all of its expressions must hold. Terms are alternatives. */
export interface NodeSelectorTerm {
  labels: NodeSelectorExpression[];
  fields: NodeSelectorExpression[];
}

/** What kubectl get pods prints of a pod. */
export interface PodStatus {
  /** "Running", "CrashLoopBackOff", "Init:0/1", "Terminating", … */
  status: string;
  restarts: number;
  /** Containers that should run, sidecars among them. */
  containers: number;
  containersReady: number;
}

export interface ObservedPod extends PodStatus {
  namespace: string;
  name: string;
  uid: string;
  nodeName?: string;
  createdAt: string;
  /** When its kubelet took it: status.startTime, where that is not when it was created. */
  startedAt?: string;
  labels: Record<string, string>;
  phase: string;
  ready: boolean;
  /** Seconds that the pod is given to stop: spec.terminationGracePeriodSeconds. */
  graceSeconds: number;
  /** metadata.deletionTimestamp, which already contains the grace period. */
  deletionAt?: string;
  deletionGraceSeconds?: number;
  finalizers: string[];
  /** "key=value" of the annotation or label by which its owner asks tools to leave it where it is. */
  stayMark?: string;
  mirror: boolean;
  controller?: OwnerRef;
  emptyDirs: EmptyDir[];
  /** Paths of hostPath volumes. */
  hostPaths?: string[];
  /** Names of PersistentVolumeClaims in the pod's namespace. */
  claims: string[];
  requests: PodRequests;
  tolerations: Toleration[];
  nodeSelector: Record<string, string>;
  nodeAffinity?: NodeSelectorTerm[];
  priorityClass?: string;
  scheduling?: SchedulingTerms;
}

export interface LabelSelector {
  matchLabels: Record<string, string>;
  matchExpressions: { key: string; operator: string; values: string[] }[];
}

export interface ObservedBudget {
  namespace: string;
  name: string;
  resourceVersion: string;
  /** Absent: matches no pod. Empty: matches every pod of the namespace (policy/v1). */
  selector?: LabelSelector;
  generation: number;
  observedGeneration: number;
  disruptionsAllowed: number;
  currentHealthy: number;
  desiredHealthy: number;
  expectedPods: number;
  unhealthyPodEvictionPolicy?: string;
  /** The DisruptionAllowed condition's message when the controller could not compute the budget. */
  syncFailed?: string;
}

export interface ObservedAttachment {
  name: string;
  nodeName: string;
  volume?: string;
  attached: boolean;
  deleting: boolean;
  /** What the driver said when attaching or detaching failed last. */
  error?: string;
}

export interface ObservedClaim {
  namespace: string;
  name: string;
  volume?: string;
  storageClass?: string;
  /** Access mode ReadWriteOncePod: one pod of the cluster at a time. */
  exclusive?: true;
}

/** Desired replicas of the controllers that own pods, by the controller's UID. */
export interface ObservedReplicas {
  uid: string;
  namespace: string;
  name: string;
  kind: string;
  replicas: number;
  /** A StatefulSet that starts its pods one after another (podManagementPolicy OrderedReady). */
  ordered?: true;
  /** The controller of the controller: the Deployment of a ReplicaSet. */
  controller?: OwnerRef;
}

/** One consistent-enough look at a cluster: the watch caches at an instant. */
export interface ObservedCluster {
  nodes: readonly ObservedNode[];
  pods: readonly ObservedPod[];
  budgets: readonly ObservedBudget[];
  attachments: readonly ObservedAttachment[];
  claims: readonly ObservedClaim[];
  replicas: readonly ObservedReplicas[];
  /** The following are absent when they can't be read: what needs them is not evaluated. */
  volumes?: readonly ObservedVolume[];
  storageClasses?: readonly ObservedStorageClass[];
  volumeLimits?: readonly ObservedVolumeLimits[];
  namespaces?: readonly ObservedNamespace[];
  /** UIDs of the DaemonSets; absent when they can't be read. */
  daemonSets?: readonly string[];
  /** "namespace/name" of the pod that this console runs in, if it runs in this cluster. */
  self?: string;
}

/** "namespace/name", as people and kubectl write it. */
export function podKey(pod: { namespace: string; name: string }): string {
  return `${pod.namespace}/${pod.name}`;
}
