import { isRecord } from "./is-record";
/** The Node annotation that holds the intent. Written together with spec.unschedulable in one PATCH. */
export const MAINTENANCE_ANNOTATION = "drydock.dev/maintenance";

/**
 * What somebody agreed to by name: to lose a bare pod, to lose emptyDir data, to leave a pod that tolerates the cordon
 * where it is, or to delete a pod without asking its budget: now, or once a deadline has passed.
 */
export const CONSENT_CAUSES = ["bare", "empty-dir", "comes-back", "delete", "delete-at-deadline"] as const;
export type ConsentCause = (typeof CONSENT_CAUSES)[number];

/** Agreement about one named pod. Bound to the UID: a successor of that name is not covered. */
export interface Consent {
  uid: string;
  cause: ConsentCause;
  /** Who agreed, and when; written by the server. */
  by?: string;
  at?: string;
}

export interface MaintenanceOptions {
  /** Seconds given to each pod to stop, in place of its own period. At least 1: grace 0 loses at-most-one semantics. */
  graceSeconds?: number;
  /** Seconds after the start at which evicting ends and a person is asked. Absent: no limit. */
  deadlineSeconds?: number;
  /** Seconds after the start until which pods of Jobs may finish before they are evicted. Absent: they are not waited for. */
  waitForJobsSeconds?: number;
  /** Workloads ("shop/Deployment/checkout-api") that leave after the other ordinary ones. */
  last?: string[];
  consents: Consent[];
}

/** Whether a consent names a pod for deletion, sooner or later. */
export function isDeletion({ cause }: Consent): boolean {
  return cause === "delete" || cause === "delete-at-deadline";
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
  /** UIDs of the controllers whose pods were to leave: their pods elsewhere are looked at afterwards. */
  owners?: string[];
  /** What the label that leaves the node out of backups was before; absent: this maintenance did not write it. */
  backupLabel?: { before?: string };
  /** status.nodeInfo.bootID at the start: another one tells of a reboot. */
  bootId?: string;
  options: MaintenanceOptions;
  paused?: Stamp;
  ending?: Stamp;
}

function isTime(value: unknown): value is string {
  return typeof value === "string" && !Number.isNaN(Date.parse(value));
}

function optionalSeconds(value: unknown): number | undefined {
  return typeof value === "number" && Number.isInteger(value) && value >= 1 ? value : undefined;
}

function optionalStamp(value: unknown): Stamp | undefined {
  if (!isRecord(value) || typeof value.by !== "string" || !isTime(value.at)) return undefined;
  return { by: value.by, at: value.at };
}

function readConsents(value: unknown): Consent[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item) => {
    if (!isRecord(item) || typeof item.uid !== "string") return [];
    const cause = CONSENT_CAUSES.find((known) => known === item.cause);
    return cause ? [{ uid: item.uid, cause, ...optionalStamp(item) }] : [];
  });
}

function readBackupLabel(value: unknown): MaintenanceIntent["backupLabel"] {
  if (!isRecord(value)) return undefined;
  return typeof value.before === "string" ? { before: value.before } : {};
}

function optionalStrings(value: unknown): string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.filter((item): item is string => typeof item === "string");
}

/**
 * Reads the annotation. undefined: it is not an intent that this version understands, and nothing may be done
 * on its strength; the node is then shown as paused with a question.
 */
export function parseIntent(text: string): MaintenanceIntent | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(value) || value.version !== 1) return undefined;
  const { id, by, reason, since, installation, nodeUid } = value;
  const strings = [id, by, reason, installation, nodeUid];
  if (!strings.every((member) => typeof member === "string") || !isTime(since)) return undefined;
  if (typeof value.wasCordoned !== "boolean" || typeof value.podsToMove !== "number") return undefined;
  const options = isRecord(value.options) ? value.options : {};
  return {
    version: 1,
    id: String(id),
    by: String(by),
    reason: String(reason),
    since,
    installation: String(installation),
    wasCordoned: value.wasCordoned,
    nodeUid: String(nodeUid),
    podsToMove: value.podsToMove,
    owners: optionalStrings(value.owners),
    backupLabel: readBackupLabel(value.backupLabel),
    bootId: typeof value.bootId === "string" ? value.bootId : undefined,
    options: {
      graceSeconds: optionalSeconds(options.graceSeconds),
      deadlineSeconds: optionalSeconds(options.deadlineSeconds),
      waitForJobsSeconds: optionalSeconds(options.waitForJobsSeconds),
      last: optionalStrings(options.last),
      consents: readConsents(options.consents),
    },
    paused: optionalStamp(value.paused),
    ending: optionalStamp(value.ending),
  };
}

/** The annotation's text. */
export function formatIntent(intent: MaintenanceIntent): string {
  return JSON.stringify(intent);
}
