/** Keys of the query cache. A key is the prefix of everything beneath it. */
export const keys = {
  session: ["session"],
  clusters: ["clusters"],
  people: ["people"],
  account: ["account"],
  channels: ["channels"],
  deliveries: ["deliveries"],
  auditRecords: (asked: string) => ["audit", "records", asked],
  auditTip: (asked: string) => ["audit", "tip", asked],
  auditCall: (requestId: string) => ["audit", "call", requestId],
  auditChoices: ["audit", "choices"],
  maintenances: ["maintenances"],
  /** What is asked of the history: the end of a maintenance changes it. */
  runs: ["runs"],
  runRows: (asked: string) => ["runs", "rows", asked],
  runTimes: (asked: string) => ["runs", "times", asked],
  runChoices: ["runs", "choices"],
  run: (cluster: string, id: string) => ["run", cluster, id],
  cluster: (cluster: string) => ["cluster", cluster, "summary"],
  nodes: (cluster: string) => ["cluster", cluster, "nodes"],
  activity: (cluster: string) => ["cluster", cluster, "activity"],
  /** What is asked of the workloads and their pods: a change of any pod may change it. */
  workloads: (cluster: string) => ["cluster", cluster, "workloads"],
  workloadRows: (cluster: string, asked: string) => ["cluster", cluster, "workloads", "rows", asked],
  workloadPods: (cluster: string, asked: string) => ["cluster", cluster, "workloads", "pods", asked],
  /** Not beneath the workloads: what can be chosen need not follow each second. */
  workloadChoices: (cluster: string) => ["cluster", cluster, "workload-choices"],
  plan: (cluster: string, node: string, options: unknown) => ["cluster", cluster, "plan", node, options],
  /** What is read of one node: its maintenance and its pods. */
  node: (cluster: string, node: string) => ["cluster", cluster, "node", node],
  maintenance: (cluster: string, node: string) => ["cluster", cluster, "node", node, "maintenance"],
  detail: (cluster: string, node: string) => ["cluster", cluster, "node", node, "detail"],
  /** Not beneath the node: its row may change four times a second, its events are read from the API server. */
  nodeEvents: (cluster: string, node: string) => ["cluster", cluster, "events", node],
  clusterEvents: (cluster: string, asked: string) => ["cluster", cluster, "all-events", asked],
  usage: (cluster: string) => ["cluster", cluster, "usage"],
  balance: (cluster: string) => ["cluster", cluster, "balance"],
  restarts: (cluster: string) => ["cluster", cluster, "restarts"],
  scanSchedules: (cluster: string) => ["cluster", cluster, "scan-schedules"],
  scans: (cluster: string) => ["cluster", cluster, "scans"],
  /** Beneath the scans; what was read while it ran is not what it found. */
  scanResult: (cluster: string, run: string, running: boolean) => ["cluster", cluster, "scans", run, running],
  profile: (cluster: string) => ["cluster", cluster, "profile"],
  addOnValues: (cluster: string, namespace: string, name: string) => [
    "cluster",
    cluster,
    "add-on-values",
    namespace,
    name,
  ],
  backups: (cluster: string) => ["cluster", cluster, "backups"],
  pods: (cluster: string, node: string) => ["cluster", cluster, "node", node, "pods"],
} as const;
