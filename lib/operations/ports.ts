import type { LabelChange } from "@/lib/domain/backups/exclusion";
import type { ClusterEvents } from "@/lib/domain/cluster-event";
import type { ClusterIndex } from "@/lib/domain/cluster-index";
import type { ComponentReading } from "@/lib/domain/components";
import type { MaintenanceIntent } from "@/lib/domain/intent";
import type { KubeEvents } from "@/lib/domain/kube-event";
import type { ConditionChange } from "@/lib/domain/node-conditions";
import type { NodeEvent } from "@/lib/domain/node-events";
import type { ObservedAttachment, ObservedNode, ObservedPod } from "@/lib/domain/observed";
import type { Usage } from "@/lib/domain/usage";
import type { BackupPort } from "./backup-port";
import type { ProfilePort } from "./profile-port";
import type { RestartPort } from "./restart-port";
import type { ScanPort } from "./scan-port";

/**
 * How fresh the watch caches are. Times are ISO 8601 of this machine's clock. `of` names the one collection ("pods") that
 * is away, or that the console may not read; absent: the cluster as a whole, and refused means its credentials.
 */
export type Freshness =
  | { state: "connecting"; since: string }
  | { state: "live"; lastSeen: string }
  | { state: "unreachable" | "refused"; since: string; lastSeen?: string; why: string; of?: string };

/**
 * What the API server said to one eviction, sorted by what can be done about it.
 * Source of the shapes: k8s.io/kubernetes pkg/registry/core/pod/storage/eviction.go.
 */
export type EvictionOutcome =
  | { kind: "accepted" }
  /** 404, or 409 on the UID precondition: that pod is not there any more. */
  | { kind: "gone" }
  /** 429 with cause DisruptionBudget. */
  | { kind: "budget"; message: string; retryAfterMs?: number }
  /** 429 of API priority and fairness. */
  | { kind: "throttled"; retryAfterMs: number }
  /** 500: more than one PodDisruptionBudget matches. Never heals by itself. */
  | { kind: "several-budgets"; message: string }
  /** 403 with cause NamespaceTerminating. */
  | { kind: "namespace-terminating"; message: string }
  /** An admission webhook or policy says no, under whatever status it chose. `by` is its name. */
  | { kind: "denied"; message: string; by?: string }
  /** 429 without a budget's cause: a webhook says "not now", as KubeVirt's does while it migrates a machine. */
  | { kind: "postponed"; message: string; by?: string; retryAfterMs?: number }
  /** 403 of the API server's own authorization: the console's credentials lack the right. */
  | { kind: "forbidden"; message: string }
  /** A webhook that has to be asked gave no valid answer. */
  | { kind: "webhook-failed"; message: string; by: string }
  /** Other 5xx and time-outs: worth another try. */
  | { kind: "error"; message: string; retryAfterMs?: number }
  /** It was not wanted any more when its turn came: nothing was sent. */
  | { kind: "withheld" };

export interface LeaveOptions {
  graceSeconds?: number;
  /** Asked right before the request is written: it may have waited for others, or with its process, for long. */
  stillWanted?: () => boolean;
}

export interface NodePatch {
  /** Precondition: the write fails with a conflict when the node has moved on. */
  resourceVersion: string;
  unschedulable?: boolean;
  labels?: LabelChange;
  /** null removes the annotation; absent leaves it. */
  intent?: MaintenanceIntent | null;
}

export interface Permission {
  verb: string;
  /** "pods/eviction", "nodes": the plural resource with its subresource. */
  resource: string;
  group?: string;
  /** undefined: the question could not be asked. */
  allowed?: boolean;
  /** Who lacks it where it is not the console itself: commands go out in their name. */
  person?: string;
}

export interface NodeEventRecord extends NodeEvent {
  node: { name: string; uid: string };
  /** What happened, apart from when and by whom it is told: the same occasion is written once. */
  occasion: string;
  at: Date;
  /** The process that tells it. */
  instance: string;
}

export interface LeaseRecord {
  holder: string;
  renewedAt: string;
  leaseSeconds: number;
  resourceVersion: string;
}

/** One watch of a cluster, as it went so far. */
export interface WatchReading {
  /** The plural: "pods". */
  resource: string;
  open: boolean;
  /** How often it was opened, and how often the collection was listed. */
  opened: number;
  listed: number;
  /** Milliseconds since it brought anything, bookmarks included. */
  heardAgeMs?: number;
}

/** A service account of deploy/kubeconfig-roles.yaml, and for how many seconds. */
export interface IssueOptions {
  account: "drydock-viewer" | "drydock-editor" | "drydock-admin";
  seconds: number;
  clusterId: string;
}

export interface IssuedKubeconfig {
  text: string;
  /** ISO 8601. The API server may give less than was asked. */
  expiresAt: string;
}

export interface ConnectionInfo {
  id: string;
  name: string;
  /** host:port */
  server: string;
}

/**
 * One cluster as the operations and the engine need it. Reads of `observed` are from the watch caches and never wait;
 * everything that is a promise asks the API server, has a deadline, and throws DrydockError
 * (cluster-unreachable, cluster-credentials, forbidden, not-found, conflict).
 */
export interface ClusterPort {
  readonly info: ConnectionInfo;
  readonly backups: BackupPort;
  readonly profile: ProfilePort;
  readonly restarts: RestartPort;
  readonly scans: ScanPort;
  /** undefined until they were listed, which is before the pods of a large cluster are. For showing, not for deciding. */
  nodes(): readonly ObservedNode[] | undefined;
  /** The watch caches at an instant; the same object until one changes. undefined until nodes and pods were listed once. */
  index(): ClusterIndex | undefined;
  freshness(): Freshness;
  /** Milliseconds that the last probe of the API server took. */
  latencyMs(): number | undefined;
  /** gitVersion of the API server, once known. */
  version(): string | undefined;
  /** Called after each change of a cache or of freshness; the listener must be cheap. Returns the unsubscriber. */
  onChange(listener: () => void): () => void;

  /**
   * How many calls that change something the cluster's rate limit lets go now, and milliseconds until one may. Nothing
   * queues behind the limit: who sends many looks here before, and the rest counts against it all the same.
   */
  writes(): { free: number; waitMs: number };
  readNode(name: string): Promise<ObservedNode>;
  /** A consistent list (no resourceVersion), paged, by spec.nodeName. */
  listPodsOf(node: string): Promise<ObservedPod[]>;
  listAttachmentsOf(node: string): Promise<ObservedAttachment[]>;
  patchNode(name: string, patch: NodePatch): Promise<ObservedNode>;
  /** policy/v1 Eviction with the UID as precondition. Never throws: every answer is an outcome. */
  evict(pod: ObservedPod, options: LeaveOptions): Promise<EvictionOutcome>;
  /**
   * Deletes this pod, by UID, with a grace period of at least a second, without asking its budget. Only what somebody
   * named may get here. Never throws: every answer is an outcome.
   */
  deletePod(pod: ObservedPod, options: LeaveOptions & { graceSeconds: number }): Promise<EvictionOutcome>;
  permissions(): Promise<Permission[]>;
  /** The Events that the cluster has about a node, its own included; asked of the API server each time. */
  listNodeEvents(node: { name: string; uid: string }): Promise<KubeEvents>;
  /** The newest Events of all namespaces. */
  listClusterEvents(): Promise<ClusterEvents>;
  /** What metrics-server measured; undefined where there is none. */
  readUsage(): Promise<Usage | undefined>;
  /** What the API server says of itself, and of those who act by a Lease. */
  readComponents(): Promise<ComponentReading>;
  /** Writes a Kubernetes Event about a node; one of that occasion that is there already is left. */
  recordNodeEvent(record: NodeEventRecord): Promise<void>;
  /** Sets and removes conditions of a node by their type. */
  patchNodeConditions(name: string, changes: readonly ConditionChange[]): Promise<void>;
  readLease(): Promise<LeaseRecord | undefined>;
  /** Creates (no resourceVersion) or updates the Lease; conflict when another was faster. */
  writeLease(record: {
    holder: string;
    leaseSeconds: number;
    resourceVersion?: string;
  }): Promise<LeaseRecord>;
  /** The kubeconfig that the console itself uses, flattened, or why it can't be given away. */
  adminKubeconfig(): { text: string } | { why: string };
}

export interface Clock {
  now(): Date;
}
