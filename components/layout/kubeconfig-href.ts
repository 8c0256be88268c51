import { clusterPath } from "@/lib/client/paths";

/** Where the admin kubeconfig of a cluster is downloaded from. */
export function kubeconfigHref(cluster: string): string {
  return `/api/v1${clusterPath(cluster)}/kubeconfig?kind=admin`;
}
