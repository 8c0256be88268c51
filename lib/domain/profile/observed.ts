/** What runs the cluster, as far as the Profile tab tells it. Times are ISO 8601. */
export type WorkloadKind = "DaemonSet" | "Deployment" | "StatefulSet";

/** A controller with how far its rollout is, as its own status says. */
export interface RolloutObject {
  kind: WorkloadKind;
  namespace: string;
  name: string;
  uid: string;
  /** Images of its containers. */
  images: string[];
  desired: number;
  updated: number;
  /** Its controller has not seen the last change of it yet. */
  unseen: boolean;
  /** A DaemonSet or StatefulSet that replaces a pod only when somebody deletes it. */
  onDelete: boolean;
}

/** One release of Helm, in its latest revision. */
export interface Release {
  namespace: string;
  name: string;
  revision: number;
  chart: string;
  chartVersion: string;
  appVersion?: string;
  /** Helm's word: "deployed", "failed", "pending-upgrade". */
  status: string;
  description?: string;
  updatedAt?: string;
  /** Controllers in its manifest. */
  workloads: { kind: WorkloadKind; namespace: string; name: string }[];
  /** Revisions that Helm has kept, newest first. */
  history: { revision: number; status: string; at?: string }[];
}
