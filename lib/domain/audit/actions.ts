import type { AuditResult } from "./record";

interface ActionRule {
  /** "Mira …": what was done, in the past. */
  words: string;
  /** "Mira tried to …": for what was not done, or of which nobody knows whether it was; absent: nobody asks for it. */
  tried?: string;
  /** Not done when it can't be recorded first: it destroys, hands out a secret, or changes who may do what. */
  recordedFirst?: true;
}

/** Everything that the audit log tells, beside what was only tried. */
export const AUDIT_ACTIONS = {
  "maintenance.start": {
    words: "turned on maintenance mode for a node",
    tried: "turn on maintenance mode for a node",
    recordedFirst: true,
  },
  "maintenance.change": {
    words: "changed the maintenance of a node",
    tried: "change the maintenance of a node",
    recordedFirst: true,
  },
  "maintenance.end": {
    words: "turned off maintenance mode for a node",
    tried: "turn off maintenance mode for a node",
  },
  "node.cordon": { words: "cordoned", tried: "cordon" },
  "node.uncordon": { words: "uncordoned", tried: "uncordon" },
  "kubeconfig.download": {
    words: "downloaded a kubeconfig",
    tried: "download a kubeconfig",
    recordedFirst: true,
  },
  "backup.start": { words: "started a backup", tried: "start a backup" },
  "restart.start": { words: "began to restart workloads", tried: "restart workloads", recordedFirst: true },
  "restart.stop": { words: "stopped restarting workloads", tried: "stop restarting workloads" },
  "workload.restart": { words: "restarted a workload", tried: "restart a workload", recordedFirst: true },
  "scan.start": { words: "started a scan", tried: "start a scan" },
  "scan.remove": { words: "cancelled or deleted a scan", tried: "cancel or delete a scan" },
  "scan.schedule": { words: "scheduled a scan", tried: "schedule a scan" },
  "scan.reschedule": { words: "changed a schedule of scans", tried: "change a schedule of scans" },
  "scan.unschedule": { words: "removed a schedule of scans", tried: "remove a schedule of scans" },
  "secret.read": {
    words: "read values from a Secret",
    tried: "read values from a Secret",
    recordedFirst: true,
  },
  "session.sign-in": { words: "signed in", tried: "sign in" },
  "session.sign-out": { words: "signed out", tried: "sign out" },
  "session.revoke": { words: "ended a session", tried: "end a session", recordedFirst: true },
  "token.create": { words: "made an API token", tried: "make an API token", recordedFirst: true },
  "token.revoke": { words: "revoked an API token", tried: "revoke an API token", recordedFirst: true },
  "person.invite": { words: "invited a person", tried: "invite a person", recordedFirst: true },
  "person.withdraw": {
    words: "withdrew an invitation",
    tried: "withdraw an invitation",
    recordedFirst: true,
  },
  "person.join": { words: "joined by a link", tried: "join by a link" },
  "person.change": { words: "changed a person", tried: "change a person", recordedFirst: true },
  "person.remove": { words: "removed a person", tried: "remove a person", recordedFirst: true },
  "role.grant": {
    words: "changed the roles of a group",
    tried: "change the roles of a group",
    recordedFirst: true,
  },
  "role.revoke": { words: "took a role back", tried: "take a role back", recordedFirst: true },
  "cluster.add": { words: "added a cluster", tried: "add a cluster", recordedFirst: true },
  "cluster.test": { words: "tested the connection to a cluster", tried: "test the connection to a cluster" },
  "cluster.change": { words: "changed a cluster", tried: "change a cluster", recordedFirst: true },
  "cluster.rotate": {
    words: "replaced the credential of a cluster",
    tried: "replace the credential of a cluster",
    recordedFirst: true,
  },
  "cluster.remove": { words: "removed a cluster", tried: "remove a cluster", recordedFirst: true },
  "settings.change": { words: "changed the settings", tried: "change the settings", recordedFirst: true },
  "channel.add": {
    words: "added a notification channel",
    tried: "add a notification channel",
    recordedFirst: true,
  },
  "channel.change": {
    words: "changed a notification channel",
    tried: "change a notification channel",
    recordedFirst: true,
  },
  "channel.remove": {
    words: "removed a notification channel",
    tried: "remove a notification channel",
    recordedFirst: true,
  },
  "channel.test": { words: "sent a test to a channel", tried: "send a test to a channel" },
  "delivery.again": { words: "sent a notification once more", tried: "send a notification once more" },
  "audit.export": { words: "exported the audit log", tried: "export the audit log", recordedFirst: true },
  "link.make": {
    words: "made a one-time link for a person",
    tried: "make a one-time link for a person",
    recordedFirst: true,
  },
  "keys.rotate": {
    words: "sealed secrets with a new key",
    tried: "seal secrets with a new key",
    recordedFirst: true,
  },
  "database.backup": { words: "wrote a backup of the database", tried: "write a backup of the database" },
  "database.restore": {
    words: "put a backup in the database's place",
    tried: "put a backup in the database's place",
  },
  "audit.retention": { words: "took old records off" },
  "audit.held-back": { words: "counted tries that were not recorded one by one" },
  "maintenance.started": { words: "began to empty a node" },
  "maintenance.blocked": { words: "is held up by pods of a node" },
  "maintenance.goes-on": { words: "goes on with a node" },
  "maintenance.complete": { words: "proved Complete for a node" },
  "maintenance.reopened": { words: "took Complete back for a node" },
  "maintenance.failed": { words: "let the deadline pass for a node" },
  "maintenance.ended": { words: "ended the maintenance of a node" },
  "maintenance.forgotten": { words: "reminded of the maintenance of a node" },
} as const satisfies Record<string, ActionRule>;

export type AuditAction = keyof typeof AUDIT_ACTIONS;

export function isAuditAction(text: string): text is AuditAction {
  return Object.hasOwn(AUDIT_ACTIONS, text);
}

/**
 * "removed a person", and of what was not done "tried to remove a person": nothing is claimed that did not happen. What was only tried has no words of its own and keeps its name.
 */
export function actionWords(action: string, result: AuditResult = "done"): string {
  if (!isAuditAction(action)) return action;
  const { words, tried }: ActionRule = AUDIT_ACTIONS[action];
  if (result === "done" || tried === undefined) return words;
  return `${result === "pending" ? "began to" : "tried to"} ${tried}`;
}

/** Whether an action waits for its record. */
export function isRecordedFirst(action: AuditAction): boolean {
  const rule: ActionRule = AUDIT_ACTIONS[action];
  return rule.recordedFirst === true;
}
