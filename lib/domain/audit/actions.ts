interface ActionRule {
  /** "Mira …": what was done, in the past. */
  words: string;
  /** Not done when it can't be recorded first: it destroys, hands out a secret, or changes who may do what. */
  recordedFirst?: true;
}

/** Everything that the audit log tells, beside what was only tried. */
export const AUDIT_ACTIONS = {
  "maintenance.start": { words: "turned on maintenance mode", recordedFirst: true },
  "maintenance.change": { words: "changed the maintenance", recordedFirst: true },
  "maintenance.end": { words: "turned off maintenance mode" },
  "node.cordon": { words: "cordoned" },
  "node.uncordon": { words: "uncordoned" },
  "kubeconfig.download": { words: "downloaded a kubeconfig", recordedFirst: true },
  "backup.start": { words: "started a backup" },
  "restart.start": { words: "began to restart workloads", recordedFirst: true },
  "restart.stop": { words: "stopped restarting workloads" },
  "workload.restart": { words: "restarted a workload", recordedFirst: true },
  "scan.start": { words: "started a scan" },
  "scan.remove": { words: "cancelled or deleted a scan" },
  "scan.schedule": { words: "scheduled a scan" },
  "scan.reschedule": { words: "changed a schedule of scans" },
  "scan.unschedule": { words: "removed a schedule of scans" },
  "secret.read": { words: "read values from a Secret", recordedFirst: true },
  "session.sign-in": { words: "signed in" },
  "session.sign-out": { words: "signed out" },
  "session.revoke": { words: "ended a session", recordedFirst: true },
  "token.create": { words: "made an API token", recordedFirst: true },
  "token.revoke": { words: "revoked an API token", recordedFirst: true },
  "person.invite": { words: "invited a person", recordedFirst: true },
  "person.change": { words: "changed a person", recordedFirst: true },
  "person.remove": { words: "removed a person", recordedFirst: true },
  "role.grant": { words: "gave a role", recordedFirst: true },
  "role.revoke": { words: "took a role back", recordedFirst: true },
  "cluster.add": { words: "added a cluster", recordedFirst: true },
  "cluster.test": { words: "tested a connection" },
  "cluster.change": { words: "changed a cluster", recordedFirst: true },
  "cluster.rotate": { words: "replaced a cluster's credential", recordedFirst: true },
  "cluster.remove": { words: "removed a cluster", recordedFirst: true },
  "settings.change": { words: "changed the settings", recordedFirst: true },
  "channel.add": { words: "added a notification channel", recordedFirst: true },
  "channel.change": { words: "changed a notification channel", recordedFirst: true },
  "channel.remove": { words: "removed a notification channel", recordedFirst: true },
  "channel.test": { words: "sent a test notification" },
  "delivery.again": { words: "sent a notification once more" },
  "audit.export": { words: "exported the audit log", recordedFirst: true },
  "audit.retention": { words: "took old records off" },
  "audit.held-back": { words: "counted tries that were not recorded one by one" },
  "maintenance.started": { words: "began to empty the node" },
  "maintenance.blocked": { words: "is blocked" },
  "maintenance.goes-on": { words: "goes on" },
  "maintenance.complete": { words: "found the node complete" },
  "maintenance.reopened": { words: "took Complete back" },
  "maintenance.failed": { words: "let the deadline pass" },
  "maintenance.ended": { words: "ended the maintenance" },
  "maintenance.forgotten": { words: "reminded of the maintenance" },
} as const satisfies Record<string, ActionRule>;

export type AuditAction = keyof typeof AUDIT_ACTIONS;

export function isAuditAction(text: string): text is AuditAction {
  return Object.hasOwn(AUDIT_ACTIONS, text);
}

/** "turned on maintenance mode"; what was only tried has no words of its own and keeps its name. */
export function actionWords(action: string): string {
  return isAuditAction(action) ? AUDIT_ACTIONS[action].words : action;
}

/** Whether an action waits for its record. */
export function isRecordedFirst(action: AuditAction): boolean {
  const rule: ActionRule = AUDIT_ACTIONS[action];
  return rule.recordedFirst === true;
}
