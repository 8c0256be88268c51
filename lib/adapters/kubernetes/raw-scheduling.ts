import type { RawExpression, RawObject, RawQuantities } from "./raw";

export interface RawLabelSelector {
  matchLabels?: Record<string, string>;
  matchExpressions?: RawExpression[];
}

export interface RawNodeTerm {
  matchExpressions?: RawExpression[];
  matchFields?: RawExpression[];
}

export interface RawPodTerm {
  topologyKey?: string;
  labelSelector?: RawLabelSelector;
  namespaces?: string[];
  namespaceSelector?: RawLabelSelector;
}

export interface RawWeightedPodTerm {
  weight?: number;
  podAffinityTerm?: RawPodTerm;
}

interface RawPodTerms {
  requiredDuringSchedulingIgnoredDuringExecution?: RawPodTerm[];
  preferredDuringSchedulingIgnoredDuringExecution?: RawWeightedPodTerm[];
}

export interface RawContainer {
  name?: string;
  restartPolicy?: string;
  resources?: { requests?: RawQuantities };
  ports?: { hostPort?: number; protocol?: string; hostIP?: string }[];
}

export interface RawPodSpec {
  nodeName?: string;
  terminationGracePeriodSeconds?: number;
  priorityClassName?: string;
  priority?: number;
  preemptionPolicy?: string;
  schedulerName?: string;
  schedulingGates?: object[];
  schedulingGroup?: object;
  workloadRef?: object;
  resourceClaims?: object[];
  nodeSelector?: Record<string, string>;
  affinity?: {
    nodeAffinity?: {
      requiredDuringSchedulingIgnoredDuringExecution?: { nodeSelectorTerms?: RawNodeTerm[] };
      preferredDuringSchedulingIgnoredDuringExecution?: { weight?: number; preference?: RawNodeTerm }[];
    };
    podAffinity?: RawPodTerms;
    podAntiAffinity?: RawPodTerms;
  };
  topologySpreadConstraints?: {
    topologyKey?: string;
    maxSkew?: number;
    whenUnsatisfiable?: string;
    labelSelector?: RawLabelSelector;
    matchLabelKeys?: string[];
    minDomains?: number;
    nodeAffinityPolicy?: string;
    nodeTaintsPolicy?: string;
  }[];
  tolerations?: {
    key?: string;
    operator?: string;
    value?: string;
    effect?: string;
    tolerationSeconds?: number;
  }[];
  containers?: RawContainer[];
  initContainers?: RawContainer[];
  overhead?: RawQuantities;
  resources?: { requests?: RawQuantities };
  volumes?: RawPodVolume[];
}

export interface RawPodVolume {
  name?: string;
  emptyDir?: { medium?: string };
  hostPath?: { path?: string };
  persistentVolumeClaim?: { claimName?: string };
  ephemeral?: { volumeClaimTemplate?: { spec?: { storageClassName?: string } } };
  gcePersistentDisk?: object;
  awsElasticBlockStore?: object;
  iscsi?: object;
  rbd?: object;
}

export interface RawVolume extends RawObject {
  spec?: {
    csi?: { driver?: string; volumeHandle?: string };
    nodeAffinity?: { required?: { nodeSelectorTerms?: RawNodeTerm[] } };
  };
}

export interface RawStorageClass extends RawObject {
  provisioner?: string;
  volumeBindingMode?: string;
  allowedTopologies?: { matchLabelExpressions?: { key?: string; values?: string[] }[] }[];
}

export interface RawCsiNode extends RawObject {
  spec?: { drivers?: { name?: string; allocatable?: { count?: number } }[] };
}
