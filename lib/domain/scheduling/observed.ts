import type { LabelSelector, NodeSelectorTerm } from "@/lib/domain/observed";

/** Other pods that a pod wants near it or not. No selector matches no pod. */
export interface PodTerm {
  topologyKey: string;
  selector?: LabelSelector;
  /** With neither of these two: the pod's own namespace. An empty namespaceSelector is every namespace. */
  namespaces?: string[];
  namespaceSelector?: LabelSelector;
}

export interface Weighted<T> {
  weight: number;
  term: T;
}

export interface SpreadConstraint {
  topologyKey: string;
  maxSkew: number;
  /** whenUnsatisfiable: DoNotSchedule. The others only say what is better. */
  hard: boolean;
  selector?: LabelSelector;
  matchLabelKeys?: string[];
  minDomains?: number;
  /** nodeAffinityPolicy: Ignore, where the default is Honor. */
  anyNode?: true;
  /** nodeTaintsPolicy: Honor, where the default is Ignore. */
  untaintedOnly?: true;
}

export interface HostPort {
  port: number;
  /** TCP when absent. */
  protocol?: string;
  /** All addresses of the node when absent. */
  ip?: string;
}

/** A generic ephemeral volume: each new pod gets a new claim. */
export interface EphemeralVolume {
  claim: string;
  storageClass?: string;
}

/** What a pod asks of the scheduler beyond requests, tolerations and nodes. Most pods have none of these. */
export interface SchedulingTerms {
  /** spec.priority, where it is not 0. */
  priority?: number;
  /** preemptionPolicy: Never. */
  neverPreempts?: true;
  affinity?: PodTerm[];
  antiAffinity?: PodTerm[];
  preferredAffinity?: Weighted<PodTerm>[];
  preferredAntiAffinity?: Weighted<PodTerm>[];
  preferredNodes?: Weighted<NodeSelectorTerm>[];
  spread?: SpreadConstraint[];
  ports?: HostPort[];
  ephemeral?: EphemeralVolume[];
  /** spec.schedulerName, where it is not the default one. */
  scheduler?: string;
  /** Scheduling gates hold it back. */
  gated?: true;
  /** What is known and not evaluated, by the name that people know it under. */
  unknown?: string[];
}

/** A PersistentVolume. */
export interface ObservedVolume {
  name: string;
  /** Driver and handle of a CSI volume; absent for others, whose attachments are not counted. */
  driver?: string;
  handle?: string;
  /** Required node affinity of the volume: where it can be reached. */
  nodeAffinity?: NodeSelectorTerm[];
  /** Zone and region labels of the volume itself, each with its values. */
  zones?: Record<string, string[]>;
}

export interface ObservedStorageClass {
  name: string;
  provisioner: string;
  /** volumeBindingMode: WaitForFirstConsumer. */
  waits: boolean;
  /** allowedTopologies. */
  topologies?: { key: string; values: string[] }[][];
}

/** How many volumes of each CSI driver a node can have attached. Source: CSINode spec.drivers[].allocatable.count. */
export interface ObservedVolumeLimits {
  node: string;
  drivers: Record<string, number>;
}

export interface ObservedNamespace {
  name: string;
  uid?: string;
  labels: Record<string, string>;
}
