import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import { ClusterSummary } from "@/lib/contracts/cluster";
import {
  type AddClusterRequest,
  type ChangeClusterRequest,
  type CredentialRequest,
  ManagedCluster,
  PastedBody,
  RemovedCluster,
  TrialBody,
} from "@/lib/contracts/manage-cluster";
import type { ApiError } from "./api-error";
import { call } from "./fetcher";
import { keys } from "./keys";
import { CLUSTERS_PATH, clusterPath } from "./paths";

/** What a pasted kubeconfig holds. Mutations, and not queries: what was pasted must not stay in a cache. */
export const useInspect = () =>
  useMutation<PastedBody, ApiError, string>({
    gcTime: 0,
    mutationFn: (kubeconfig) =>
      call({ path: "/kubeconfigs/inspect", method: "POST", body: { kubeconfig }, schema: PastedBody }),
  });

export const useTestCredential = () =>
  useMutation<TrialBody, ApiError, CredentialRequest>({
    gcTime: 0,
    mutationFn: (body) => call({ path: "/kubeconfigs/test", method: "POST", body, schema: TrialBody }),
  });

/** The list follows on the stream; asking for it as well shows it at once where the stream is away. */
function refresh(client: QueryClient): () => void {
  return () => void client.invalidateQueries({ queryKey: keys.clusters });
}

export function useAddCluster() {
  const client = useQueryClient();
  return useMutation<ManagedCluster, ApiError, AddClusterRequest>({
    gcTime: 0,
    mutationFn: (body) => call({ path: CLUSTERS_PATH, method: "POST", body, schema: ManagedCluster }),
    onSuccess: refresh(client),
  });
}

export function useChangeCluster(cluster: string) {
  const client = useQueryClient();
  return useMutation<ClusterSummary, ApiError, ChangeClusterRequest>({
    mutationFn: (body) => call({ path: clusterPath(cluster), method: "PATCH", body, schema: ClusterSummary }),
    onSuccess: refresh(client),
  });
}

export function useRotateCredential(cluster: string) {
  return useMutation<ManagedCluster, ApiError, CredentialRequest>({
    gcTime: 0,
    mutationFn: (body) =>
      call({ path: `${clusterPath(cluster)}/credential`, method: "POST", body, schema: ManagedCluster }),
  });
}

export function useTestCluster(cluster: string) {
  return useMutation<TrialBody, ApiError>({
    mutationFn: () => call({ path: `${clusterPath(cluster)}/test`, method: "POST", schema: TrialBody }),
  });
}

export function useRemoveCluster(cluster: string) {
  const client = useQueryClient();
  return useMutation<RemovedCluster, ApiError, { leave: boolean }>({
    mutationFn: ({ leave }) =>
      call({
        path: `${clusterPath(cluster)}${leave ? "?maintenances=leave" : ""}`,
        method: "DELETE",
        schema: RemovedCluster,
      }),
    onSuccess: refresh(client),
  });
}
