import { queryOptions, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { ClusterList, ClusterSummary } from "@/lib/contracts/cluster";
import { MaintenanceBody } from "@/lib/contracts/maintenance";
import { NodeList, NodePods, type NodeRow } from "@/lib/contracts/node";
import { SessionBody } from "@/lib/contracts/session";
import type { ActivityEntry } from "@/lib/contracts/stream";
import { rowsFor } from "@/lib/domain/access/refusals";
import type { ApiError } from "./api-error";
import { deniedTo } from "./denied";
import { call } from "./fetcher";
import { keys } from "./keys";
import { useTopic } from "./live";
import { CLUSTERS_PATH, clusterPath, nodePath, nodesPath } from "./paths";

const sessionQuery = queryOptions<SessionBody, ApiError>({
  queryKey: keys.session,
  queryFn: ({ signal }) => call({ path: "/session", schema: SessionBody, signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Read once; from then on the stream writes it. */
const clustersQuery = queryOptions<ClusterList, ApiError>({
  queryKey: keys.clusters,
  queryFn: ({ signal }) => call({ path: "/clusters", schema: ClusterList, signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Read once; from then on the stream writes it. */
const clusterQuery = (cluster: string) =>
  queryOptions<ClusterSummary, ApiError>({
    queryKey: keys.cluster(cluster),
    queryFn: ({ signal }) => call({ path: clusterPath(cluster), schema: ClusterSummary, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Read once; from then on the stream writes it. Rows that did not change stay the same objects. */
export const nodesQuery = (cluster: string) =>
  queryOptions<readonly NodeRow[], ApiError>({
    queryKey: keys.nodes(cluster),
    queryFn: async ({ signal }) => (await call({ path: nodesPath(cluster), schema: NodeList, signal })).items,
    staleTime: Number.POSITIVE_INFINITY,
    // Structural sharing goes by position and would copy every row behind one that came or went.
    structuralSharing: false,
  });

/** Only the stream tells it. */
const activityQuery = (cluster: string) =>
  queryOptions<readonly ActivityEntry[], ApiError>({
    queryKey: keys.activity(cluster),
    queryFn: () => [],
    enabled: false,
    structuralSharing: false,
  });

/** Read once; from then on the stream writes it. */
const maintenanceQuery = (cluster: string, node: string) =>
  queryOptions<MaintenanceBody, ApiError>({
    queryKey: keys.maintenance(cluster, node),
    queryFn: ({ signal }) =>
      call({ path: `${nodePath(cluster, node)}/maintenance`, schema: MaintenanceBody, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Read once; from then on the stream writes it. */
const podsQuery = (cluster: string, node: string) =>
  queryOptions<NodePods, ApiError>({
    queryKey: keys.pods(cluster, node),
    queryFn: ({ signal }) => call({ path: `${nodePath(cluster, node)}/pods`, schema: NodePods, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const useSession = () => useQuery(sessionQuery);

export function useClusters() {
  useTopic(CLUSTERS_PATH);
  return useQuery(clustersQuery);
}

export function useCluster(cluster: string) {
  useTopic(clusterPath(cluster));
  return useQuery(clusterQuery(cluster));
}

/** Each row refuses what the reader may not: menu, keys, buttons and dialogs ask the row alone. */
export function useNodes(cluster: string) {
  useTopic(clusterPath(cluster));
  const { data: session } = useSession();
  const select = useMemo(
    () => rowsFor<NodeRow>((verb) => deniedTo(session, verb, cluster)),
    [session, cluster],
  );
  return useQuery({ ...nodesQuery(cluster), select });
}

export function useActivity(cluster: string) {
  useTopic(clusterPath(cluster));
  return useQuery(activityQuery(cluster));
}

/** `enabled`: the node is known to be in maintenance; asked otherwise the API answers 404. */
export function useMaintenance(cluster: string, node: string, enabled = true) {
  useTopic(enabled ? nodePath(cluster, node) : undefined);
  return useQuery({ ...maintenanceQuery(cluster, node), enabled });
}

export function usePods(cluster: string, node: string, enabled = true) {
  useTopic(enabled ? nodePath(cluster, node) : undefined);
  return useQuery({ ...podsQuery(cluster, node), enabled });
}
