export { type Cluster, type ClusterOptions, createCluster } from "./cluster";
export { type ClusterContext, type LoadedContexts, loadContexts } from "./kubeconfig";
export { KubeconfigError } from "./kubeconfig-error";
