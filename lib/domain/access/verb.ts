/** What may be done to one cluster, each with its words: "start a maintenance". */
export const CLUSTER_VERBS = {
  "cluster.read": "read the cluster",
  "workload.read": "read workloads",
  "maintenance.plan": "read the plan of a maintenance",
  "maintenance.start": "turn on maintenance mode",
  "maintenance.change": "pause, resume or change a maintenance",
  "maintenance.end": "turn off maintenance mode",
  "maintenance.force": "agree to deleting pods or their data",
  "node.cordon": "cordon and uncordon nodes",
  "backup.start": "start backups",
  "workload.restart": "restart workloads",
  "scan.start": "start, schedule, cancel and delete scans",
  "secret.read": "read the values of Helm releases",
  "kubeconfig.user": "download a kubeconfig of one's own",
  "kubeconfig.admin": "download the admin kubeconfig",
} as const;
export type ClusterVerb = keyof typeof CLUSTER_VERBS;

/** What belongs to the console as a whole. */
export const TENANT_VERBS = {
  "cluster.manage": "add, change and remove clusters",
  "people.manage": "manage people and their roles",
  "audit.read": "read the audit log",
  "notifications.manage": "manage notifications",
  "settings.manage": "change settings",
} as const;
export type TenantVerb = keyof typeof TENANT_VERBS;

/** What everybody may who is signed in; the account only from a session, so that no token makes itself another one. */
export const OWN_VERBS = {
  self: "read one's own session",
  "account.manage": "manage one's own account",
} as const;
export type OwnVerb = keyof typeof OWN_VERBS;

export type Verb = ClusterVerb | TenantVerb | OwnVerb;

export const VERB_WORDS: Record<Verb, string> = { ...CLUSTER_VERBS, ...TENANT_VERBS, ...OWN_VERBS };

/** Whether it is done to one cluster. */
export function isClusterVerb(verb: Verb): verb is ClusterVerb {
  return Object.hasOwn(CLUSTER_VERBS, verb);
}

export function isTenantVerb(verb: Verb): verb is TenantVerb {
  return Object.hasOwn(TENANT_VERBS, verb);
}
