import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ClusterEventList } from "@/lib/contracts/cluster-event";
import type { ApiError } from "./api-error";
import { call } from "./fetcher";
import { keys } from "./keys";
import { clusterPath } from "./paths";

const LOOK_MS = 5_000;

/** Events of a cluster, read anew every five seconds while the component is shown. */
export const useClusterEvents = (cluster: string, asked: string) =>
  useQuery<ClusterEventList, ApiError>({
    queryKey: keys.clusterEvents(cluster, asked),
    queryFn: ({ signal }) =>
      call({
        path: `${clusterPath(cluster)}/events${asked === "" ? "" : `?${asked}`}`,
        schema: ClusterEventList,
        signal,
      }),
    refetchInterval: LOOK_MS,
    placeholderData: keepPreviousData,
  });
