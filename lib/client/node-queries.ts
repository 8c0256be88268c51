import { queryOptions, useQuery } from "@tanstack/react-query";
import { NodeDetail, NodeEventList } from "@/lib/contracts/node-detail";
import type { ApiError } from "./api-error";
import { call } from "./fetcher";
import { keys } from "./keys";
import { nodePath } from "./paths";

/** Beside changes of the node's row, which ask at once: conditions and labels are not all in it. */
const DETAIL_MS = 10_000;
const EVENTS_MS = 5_000;

const detailQuery = (cluster: string, node: string) =>
  queryOptions<NodeDetail, ApiError>({
    queryKey: keys.detail(cluster, node),
    queryFn: ({ signal }) => call({ path: nodePath(cluster, node), schema: NodeDetail, signal }),
    refetchInterval: DETAIL_MS,
  });

const eventsQuery = (cluster: string, node: string) =>
  queryOptions<NodeEventList, ApiError>({
    queryKey: keys.nodeEvents(cluster, node),
    queryFn: ({ signal }) =>
      call({ path: `${nodePath(cluster, node)}/events`, schema: NodeEventList, signal }),
    refetchInterval: EVENTS_MS,
  });

/** Everything about one node that its row does not tell. `enabled`: the node is known to be there. */
export const useNodeDetail = (cluster: string, node: string, enabled = true) =>
  useQuery({ ...detailQuery(cluster, node), enabled });

/** Events about a node, read anew every five seconds while the component is shown. */
export const useNodeEvents = (cluster: string, node: string) => useQuery(eventsQuery(cluster, node));
