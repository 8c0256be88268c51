import { queryOptions, useQuery } from "@tanstack/react-query";
import { ClusterHealth } from "@/lib/contracts/health";
import type { ApiError } from "./api-error";
import { call } from "./fetcher";
import { keys } from "./keys";
import { clusterPath } from "./paths";

const AGAIN_MS = 10_000;

const healthQuery = (cluster: string) =>
  queryOptions<ClusterHealth, ApiError>({
    queryKey: keys.health(cluster),
    queryFn: ({ signal }) => call({ path: `${clusterPath(cluster)}/health`, schema: ClusterHealth, signal }),
    refetchInterval: AGAIN_MS,
    staleTime: AGAIN_MS,
    // Asked again soon anyway; what failed is told meanwhile.
    retry: false,
  });

/** Health by component, read anew every ten seconds while the component is shown. */
export const useHealth = (cluster: string) => useQuery(healthQuery(cluster));
