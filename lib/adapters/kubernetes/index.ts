export { type Cluster, createCluster } from "./cluster";
export { guarded } from "./guarded-connect";
export { type ClusterContext, loadContexts } from "./kubeconfig";
