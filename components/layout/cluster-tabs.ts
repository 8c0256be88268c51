import { clusterPath } from "@/lib/client/paths";

/** Pages of a cluster, in the order of its tabs. The part of the first one's address is empty. */
export const CLUSTER_TABS = [
  { part: "", label: "Overview" },
  { part: "nodes", label: "Nodes" },
  { part: "workloads", label: "Workloads" },
  { part: "profile", label: "Profile" },
  { part: "scan", label: "Scan" },
  { part: "backups", label: "Backups" },
  { part: "events", label: "Events" },
] as const;

export function clusterTabHref(cluster: string, { part }: (typeof CLUSTER_TABS)[number]): string {
  return part === "" ? clusterPath(cluster) : `${clusterPath(cluster)}/${part}`;
}
