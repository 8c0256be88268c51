/** What is read of a pod's status beside its phase. */
export interface RawContainerStatus {
  name?: string;
  ready?: boolean;
  started?: boolean;
  restartCount?: number;
  state?: {
    running?: object;
    waiting?: { reason?: string };
    terminated?: { reason?: string; exitCode?: number; signal?: number };
  };
}

export interface RawPodStatus {
  phase?: string;
  startTime?: string;
  /** Why the whole pod is as it is: "Evicted", "NodeLost". */
  reason?: string;
  conditions?: { type?: string; status?: string; reason?: string }[];
  initContainerStatuses?: RawContainerStatus[];
  containerStatuses?: RawContainerStatus[];
}
