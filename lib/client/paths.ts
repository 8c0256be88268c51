/** Paths below /api/v1, which are also the topics of the stream. Names are encoded: they come from addresses and from clusters. */
export const CLUSTERS_PATH = "/clusters";
export const MAINTENANCES_PATH = "/maintenances";
export const clusterPath = (cluster: string) => `${CLUSTERS_PATH}/${encodeURIComponent(cluster)}`;
export const nodesPath = (cluster: string) => `${clusterPath(cluster)}/nodes`;
export const nodePath = (cluster: string, node: string) =>
  `${nodesPath(cluster)}/${encodeURIComponent(node)}`;
export const workloadsPath = (cluster: string) => `${clusterPath(cluster)}/workloads`;

/** Names in a path: "" where it goes not that deep. */
export function placeOf(path: string): { cluster: string; node: string } {
  const [, , cluster = "", , node = ""] = path.split("/").map(decodeURIComponent);
  return { cluster, node };
}
