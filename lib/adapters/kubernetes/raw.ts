import type { RawLabelSelector, RawPodSpec } from "./raw-scheduling";
import type { RawPodStatus } from "./raw-status";

/**
 * What the projections read of the API server's JSON. All members are optional here, although the API server has
 * validated its objects: a projection must not throw on one that is not there.
 */
export interface RawMeta {
  name?: string;
  namespace?: string;
  uid?: string;
  resourceVersion?: string;
  generation?: number;
  creationTimestamp?: string;
  deletionTimestamp?: string;
  deletionGracePeriodSeconds?: number;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  finalizers?: string[];
  ownerReferences?: {
    apiVersion?: string;
    kind?: string;
    name?: string;
    uid?: string;
    controller?: boolean;
  }[];
}

export interface RawObject {
  metadata?: RawMeta;
}

export interface RawList {
  metadata?: { resourceVersion?: string; continue?: string };
  items?: RawObject[];
}

/** Quantities by resource name: {"cpu": "250m"}. */
export type RawQuantities = Record<string, string | number | undefined>;

export interface RawNode extends RawObject {
  spec?: { unschedulable?: boolean; taints?: { key?: string; value?: string; effect?: string }[] };
  status?: {
    conditions?: {
      type?: string;
      status?: string;
      reason?: string;
      message?: string;
      lastTransitionTime?: string;
    }[];
    capacity?: RawQuantities;
    allocatable?: RawQuantities;
    addresses?: { type?: string; address?: string }[];
    nodeInfo?: {
      kubeletVersion?: string;
      bootID?: string;
      operatingSystem?: string;
      architecture?: string;
      osImage?: string;
      kernelVersion?: string;
      containerRuntimeVersion?: string;
    };
    volumesAttached?: { name?: string }[];
  };
}

export interface RawExpression {
  key?: string;
  operator?: string;
  values?: string[];
}

export interface RawPod extends RawObject {
  spec?: RawPodSpec;
  status?: RawPodStatus;
}

export interface RawBudget extends RawObject {
  spec?: {
    selector?: RawLabelSelector | null;
    unhealthyPodEvictionPolicy?: string;
  };
  status?: {
    observedGeneration?: number;
    disruptionsAllowed?: number;
    currentHealthy?: number;
    desiredHealthy?: number;
    expectedPods?: number;
    conditions?: { type?: string; status?: string; reason?: string; message?: string }[];
  };
}

export interface RawAttachment extends RawObject {
  spec?: { nodeName?: string; source?: { persistentVolumeName?: string } };
  status?: { attached?: boolean; attachError?: { message?: string }; detachError?: { message?: string } };
}

/** core/v1 Event. The newer clients fill eventTime and series, the older ones firstTimestamp and count. */
export interface RawEvent extends RawObject {
  involvedObject?: { kind?: string; namespace?: string; name?: string; uid?: string };
  type?: string;
  reason?: string;
  message?: string;
  count?: number;
  firstTimestamp?: string | null;
  lastTimestamp?: string | null;
  eventTime?: string | null;
  series?: { count?: number; lastObservedTime?: string | null };
  source?: { component?: string; host?: string };
  reportingComponent?: string;
}

/** NodeMetrics of metrics.k8s.io/v1beta1. */
export interface RawNodeMetrics extends RawObject {
  timestamp?: string;
  usage?: RawQuantities;
}

export interface RawClaim extends RawObject {
  spec?: { volumeName?: string; storageClassName?: string; accessModes?: string[] };
}

export interface RawReplicas extends RawObject {
  spec?: { replicas?: number; parallelism?: number; podManagementPolicy?: string };
}

export interface RawLease extends RawObject {
  spec?: { holderIdentity?: string; leaseDurationSeconds?: number; renewTime?: string };
}

/** The body of every answer that is no object: k8s.io/apimachinery/pkg/apis/meta/v1 Status. */
export interface RawStatus {
  kind?: string;
  code?: number;
  reason?: string;
  message?: string;
  details?: { kind?: string; retryAfterSeconds?: number; causes?: { reason?: string; message?: string }[] };
}
