import { queryOptions, useQuery } from "@tanstack/react-query";
import { ClusterUsage } from "@/lib/contracts/usage";
import type { ApiError } from "./api-error";
import { call } from "./fetcher";
import { keys } from "./keys";
import { clusterPath } from "./paths";

const USAGE_MS = 20_000;

const usageQuery = (cluster: string) =>
  queryOptions<ClusterUsage, ApiError>({
    queryKey: keys.usage(cluster),
    queryFn: ({ signal }) => call({ path: `${clusterPath(cluster)}/usage`, schema: ClusterUsage, signal }),
    refetchInterval: USAGE_MS,
    staleTime: USAGE_MS,
    // What is not measured is left out; a failure is no news.
    retry: false,
  });

/** Real use of the nodes while the component is shown; without `nodes` where nothing measures it. */
export const useUsage = (cluster: string) => useQuery(usageQuery(cluster));
