import { LED } from "@/lib/domain/components";

/** What the console needs to be allowed in a cluster, as a rule of RBAC, and what for. */
export interface Need {
  group: string;
  resources: readonly string[];
  verbs: readonly string[];
  namespace?: string;
  name?: string;
  what: string;
  /** What is missing without it; absent: there is no maintenance without it. */
  without?: string;
  /** Not for every console: asked, and told, but not in the role that is proposed. */
  chosen?: true;
}

export const NEEDS: readonly Need[] = [
  {
    group: "",
    resources: ["nodes"],
    verbs: ["get", "list", "watch", "patch"],
    what: "Cordon, and the intent on the node",
  },
  { group: "", resources: ["pods"], verbs: ["get", "list", "watch"], what: "What runs where" },
  { group: "", resources: ["pods/eviction"], verbs: ["create"], what: "Pods leave through the eviction API" },
  {
    group: "policy",
    resources: ["poddisruptionbudgets"],
    verbs: ["get", "list", "watch"],
    what: "Budgets in the plan",
  },
  {
    group: "storage.k8s.io",
    resources: ["volumeattachments"],
    verbs: ["get", "list", "watch"],
    what: "The proof that volumes are detached",
  },
  {
    group: "coordination.k8s.io",
    resources: ["leases"],
    verbs: ["create"],
    namespace: "kube-system",
    what: "One console of several acts",
  },
  {
    group: "coordination.k8s.io",
    resources: ["leases"],
    verbs: ["get", "update"],
    namespace: "kube-system",
    name: "drydock",
    what: "One console of several acts",
  },
  ...LED.map((name) => ({
    group: "coordination.k8s.io",
    resources: ["leases"],
    verbs: ["get"],
    namespace: "kube-system",
    name,
    what: "Which controllers and which scheduler lead",
    without: "The overview knows less of them, and nothing where a managed control plane hides their pods.",
  })),
  {
    group: "",
    resources: ["pods"],
    verbs: ["delete"],
    what: "Pods that somebody names, past their budget",
    without: "Naming pods for deletion is refused.",
  },
  {
    group: "",
    resources: ["persistentvolumeclaims", "persistentvolumes", "namespaces", "replicationcontrollers"],
    verbs: ["get", "list", "watch"],
    what: "Where pods find room",
    without: "The plan has less evidence.",
  },
  {
    group: "apps",
    resources: ["daemonsets", "replicasets", "statefulsets"],
    verbs: ["get", "list", "watch"],
    what: "Who brings pods back",
    without: "The plan has less evidence.",
  },
  {
    group: "apps",
    resources: ["deployments", "controllerrevisions"],
    verbs: ["get", "list"],
    what: "How far rollouts are",
    without: "The Profile tab does not show it.",
  },
  {
    group: "apps",
    resources: ["deployments", "statefulsets"],
    verbs: ["patch"],
    what: "Restarting workloads after a maintenance, by deploy/restarts.yaml",
    without: "The balance is shown, and nothing is restarted from here.",
    chosen: true,
  },
  {
    group: "storage.k8s.io",
    resources: ["csidrivers"],
    verbs: ["get", "list"],
    what: "Storage drivers in the Profile tab",
    without: "The Profile tab does not show them.",
  },
  {
    group: "velero.io",
    resources: [
      "backups",
      "restores",
      "schedules",
      "backupstoragelocations",
      "datauploads",
      "podvolumebackups",
    ],
    verbs: ["get", "list"],
    what: "Backups, where there is Velero",
    without: "The Backups tab and its check are missing.",
  },
  {
    group: "velero.io",
    resources: ["backups"],
    verbs: ["create"],
    what: "Starting a backup",
    without: "None can be started from here.",
  },
  {
    group: "batch",
    resources: ["jobs"],
    verbs: ["get", "list", "watch"],
    what: "The CronJob of a Job's pods",
    without: "They are shown under their Job.",
  },
  {
    group: "storage.k8s.io",
    resources: ["storageclasses", "csinodes"],
    verbs: ["get", "list", "watch"],
    what: "Where volumes can be",
    without: "The plan has less evidence.",
  },
  {
    group: "metrics.k8s.io",
    resources: ["nodes"],
    verbs: ["get", "list"],
    what: "What nodes really use",
    without: "Use is not shown.",
  },
  {
    group: "",
    resources: ["events"],
    verbs: ["list"],
    what: "What the Events tab shows",
    without: "The tab says that it may not be read; a node's own events still show.",
  },
  {
    group: "",
    resources: ["events"],
    verbs: ["create", "list"],
    namespace: "default",
    what: "Events that kubectl describe node shows",
    without: "None are written and none shown.",
  },
  {
    group: "",
    resources: ["users", "groups"],
    verbs: ["impersonate"],
    what: "The cluster's audit log names the person",
    without: "It names the console; the maintenance names the person.",
    chosen: true,
  },
  ...["drydock-viewer", "drydock-editor", "drydock-admin"].map((name) => ({
    group: "",
    resources: ["serviceaccounts/token"],
    verbs: ["create"],
    namespace: "drydock",
    name,
    what: "Kubeconfigs for people, by deploy/kubeconfig-roles.yaml",
    without: "There is no kubeconfig of one's own.",
    chosen: true as const,
  })),
  {
    group: "batch",
    resources: ["jobs"],
    verbs: ["get", "list", "create", "deletecollection"],
    namespace: "drydock-scans",
    what: "Scans, by deploy/scans.yaml",
    without: "The Scan tab starts none.",
    chosen: true,
  },
  {
    group: "",
    resources: ["pods/log"],
    verbs: ["get"],
    namespace: "drydock-scans",
    what: "What a scan found, by deploy/scans.yaml",
    without: "The Scan tab shows no results.",
    chosen: true,
  },
  {
    group: "",
    resources: ["configmaps"],
    verbs: ["get", "patch"],
    namespace: "drydock-scans",
    name: "drydock-maintenance",
    what: "Tells the cluster's policy against scans what is in maintenance, by deploy/scan-policy.yaml",
    without: "Only the console itself starts no scan on a node in maintenance.",
    chosen: true,
  },
  {
    group: "",
    resources: ["nodes/status"],
    verbs: ["patch"],
    what: "Conditions on nodes in maintenance, where DRYDOCK_NODE_CONDITIONS says so",
    without: "None are written.",
    chosen: true,
  },
  {
    group: "",
    resources: ["secrets"],
    verbs: ["get", "list"],
    what: "Helm releases in the Profile tab; lets the console read every Secret",
    without: "The Profile tab does not show them.",
    chosen: true,
  },
];

/** One question to the cluster: may these credentials do that? */
export interface Question {
  verb: string;
  group: string;
  resource: string;
  namespace?: string;
  name?: string;
}

/** A line of the table: the right, what it is for, and the answer; undefined when nobody could say. */
export interface RightAnswer extends Question {
  what: string;
  without?: string;
  allowed?: boolean;
}

export function questionsOf({ verbs, resources, group, namespace, name }: Need): Question[] {
  return resources.flatMap((resource) => verbs.map((verb) => ({ verb, group, resource, namespace, name })));
}

/** Whether a maintenance can be held with these answers. */
export function isEnough(answers: readonly RightAnswer[]): boolean {
  return answers.every(({ allowed, without }) => allowed === true || without !== undefined);
}
