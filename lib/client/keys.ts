/** Keys of the query cache. A key is the prefix of everything beneath it. */
export const keys = {
  session: ["session"],
  clusters: ["clusters"],
  cluster: (cluster: string) => ["cluster", cluster, "summary"],
  nodes: (cluster: string) => ["cluster", cluster, "nodes"],
  activity: (cluster: string) => ["cluster", cluster, "activity"],
  /** What is computed of all nodes and pods of a cluster: a change anywhere may change it. */
  plans: (cluster: string) => ["cluster", cluster, "plan"],
  plan: (cluster: string, node: string, options: unknown) => ["cluster", cluster, "plan", node, options],
  allNodes: (cluster: string) => ["cluster", cluster, "node"],
  /** What is read of one node: its maintenance and its pods. */
  node: (cluster: string, node: string) => ["cluster", cluster, "node", node],
  maintenance: (cluster: string, node: string) => ["cluster", cluster, "node", node, "maintenance"],
  pods: (cluster: string, node: string) => ["cluster", cluster, "node", node, "pods"],
} as const;
