/** The Node annotation that holds the intent. Written together with spec.unschedulable in one PATCH. */
export const MAINTENANCE_ANNOTATION = "drydock.dev/maintenance";

/** Causes for which somebody must agree by name to lose something. */
export type ConsentCause = "bare" | "empty-dir";

/** Agreement to lose one named pod's data, or the pod itself. Bound to the UID: a successor of that name is not covered. */
export interface Consent {
  uid: string;
  cause: ConsentCause;
}

export interface MaintenanceOptions {
  /** Seconds given to each pod to stop, in place of its own period. At least 1: grace 0 loses at-most-one semantics. */
  graceSeconds?: number;
  /** Seconds after the start at which evicting ends and a person is asked. Absent: no limit. */
  deadlineSeconds?: number;
  consents: Consent[];
}

export interface Stamp {
  by: string;
  at: string;
}

/** What a person asked of a node. It lives on the Node and nowhere else. */
export interface MaintenanceIntent {
  version: 1;
  id: string;
  by: string;
  reason: string;
  since: string;
  /** Which installation of the console drives it; another one only looks on. */
  installation: string;
  /** The node was cordoned before; it stays so afterwards. */
  wasCordoned: boolean;
  /** UID of the node it was meant for: a node recreated under the name is another node. */
  nodeUid: string;
  /** Pods that were to leave when it started, for "12 of 19 pods moved". */
  podsToMove: number;
  options: MaintenanceOptions;
  paused?: Stamp;
  ending?: Stamp;
}
