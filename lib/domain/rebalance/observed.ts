/** What can be restarted: these have a template and replace their pods by themselves when it changes. */
export const RESTARTABLE = ["Deployment", "StatefulSet"] as const;
export type RestartableKind = (typeof RESTARTABLE)[number];

export interface RestartTarget {
  kind: RestartableKind;
  namespace: string;
  name: string;
}

/** A Deployment or StatefulSet, as far as restarting it asks. */
export interface ObservedRollout extends RestartTarget {
  uid: string;
  resourceVersion: string;
  generation: number;
  observedGeneration: number;
  /** spec.replicas */
  desired: number;
  /** status.replicas: those of older templates among them. */
  total: number;
  updated: number;
  ready: number;
  available: number;
  strategy: "rolling" | "recreate" | "on-delete";
  /** The most pods that its strategy takes away before others are there. */
  atOnce: number;
  paused: boolean;
  /** Of a StatefulSet: pods with a lower ordinal keep the old template. */
  partition: number;
  /** Of a StatefulSet: its revision is not the one that it is updated to. */
  betweenRevisions: boolean;
  /** Of a Deployment: no progress within its own deadline; what its condition says. */
  stuck?: string;
  /** The annotation that kubectl rollout restart sets on the template. */
  restartedAt?: string;
}
