export { type Cluster, createCluster } from "./cluster";
export { CredentialsError } from "./errors";
export { guarded } from "./guarded-connect";
export { type AddedContext, type ClusterContext, loadContexts, type OwnContext } from "./kubeconfig";
export type { OnBehalf } from "./on-behalf";
export { readPastedKubeconfig } from "./pasted";
export { tryCluster } from "./try-cluster";
