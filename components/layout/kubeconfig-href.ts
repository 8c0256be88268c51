import { clusterPath } from "@/lib/client/paths";

/** Where a kubeconfig of a cluster is downloaded from. */
export function kubeconfigHref(cluster: string, kind: "user" | "admin"): string {
  return `/api/v1${clusterPath(cluster)}/kubeconfig?kind=${kind}`;
}
