/** A Kubernetes Event about an object: what the cluster's parts say of it. Kept by the API server for an hour, usually. */
export interface KubeEvent {
  uid: string;
  type: "Normal" | "Warning";
  /** UpperCamelCase: "NodeNotReady". */
  reason: string;
  message: string;
  /** How often it was told since `firstAt`. */
  count: number;
  firstAt: string;
  lastAt: string;
  /** Who tells it: "kubelet", "drydock". */
  source: string;
}

export interface KubeEvents {
  /** Newest first. */
  events: readonly KubeEvent[];
  /** There are more than were read. */
  more: boolean;
}
