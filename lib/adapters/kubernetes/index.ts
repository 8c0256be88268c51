export { type Cluster, createCluster } from "./cluster";
export { type ClusterContext, loadContexts } from "./kubeconfig";
