/** Paths below /api/v1. Names are encoded: they come from addresses and from clusters. */
export const clusterPath = (cluster: string) => `/clusters/${encodeURIComponent(cluster)}`;
export const nodePath = (cluster: string, node: string) =>
  `${clusterPath(cluster)}/nodes/${encodeURIComponent(node)}`;
