import {
  type InfiniteData,
  keepPreviousData,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { useEffect } from "react";
import { MaintenanceList } from "@/lib/contracts/maintained";
import { RunChoicesBody, RunPage, RunRecordBody, RunTimesBody } from "@/lib/contracts/run";
import type { ApiError } from "./api-error";
import { call } from "./fetcher";
import { keys } from "./keys";
import { useTopic } from "./live";
import { clusterPath, MAINTENANCES_PATH } from "./paths";

const PAGE = 100;
/** Other consoles write into the history as well. Milliseconds. */
const LOOK_MS = 10_000;

/** Nodes in maintenance of all clusters. Read once; from then on the stream writes it. */
export function useMaintenances() {
  useTopic(MAINTENANCES_PATH);
  return useQuery<MaintenanceList, ApiError>({
    queryKey: keys.maintenances,
    queryFn: ({ signal }) => call({ path: MAINTENANCES_PATH, schema: MaintenanceList, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

const asked = (path: string, query: string) => (query === "" ? path : `${path}?${query}`);

/** Maintenances that are over, newest first and more on demand. */
export function useRuns(query: string, enabled: boolean) {
  return useInfiniteQuery<RunPage, ApiError, InfiniteData<RunPage>, readonly string[], string | undefined>({
    queryKey: keys.runRows(query),
    initialPageParam: undefined,
    queryFn: ({ pageParam, signal }) => {
      const more = pageParam === undefined ? "" : `&after=${encodeURIComponent(pageParam)}`;
      return call({ path: asked("/runs", `${query}&limit=${PAGE}${more}`), schema: RunPage, signal });
    },
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    refetchInterval: LOOK_MS,
    enabled,
  });
}

/** Reads the history again when one of these maintenances is over, or another began. */
export function useRunNews(ids: string): void {
  const client = useQueryClient();
  // biome-ignore lint/correctness/useExhaustiveDependencies: they are what it is about
  useEffect(() => void client.invalidateQueries({ queryKey: keys.runs }), [client, ids]);
}

export const useRunChoices = () =>
  useQuery<RunChoicesBody, ApiError>({
    queryKey: keys.runChoices,
    queryFn: ({ signal }) => call({ path: "/runs/choices", schema: RunChoicesBody, signal }),
    placeholderData: keepPreviousData,
  });

export const useRunTimes = (query: string, enabled: boolean) =>
  useQuery<RunTimesBody, ApiError>({
    queryKey: keys.runTimes(query),
    queryFn: ({ signal }) => call({ path: asked("/runs/times", query), schema: RunTimesBody, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: LOOK_MS,
    enabled,
  });

const runPath = (cluster: string, id: string) => `${clusterPath(cluster)}/runs/${encodeURIComponent(id)}`;

/** Everything that is kept of one; one that goes on is read again. */
export const useRun = (cluster: string, id: string) =>
  useQuery<RunRecordBody, ApiError>({
    queryKey: keys.run(cluster, id),
    queryFn: ({ signal }) => call({ path: runPath(cluster, id), schema: RunRecordBody, signal }),
    refetchInterval: ({ state }) => (state.data?.ended ? false : LOOK_MS),
  });

/** Where a browser downloads them: all that were asked for as CSV, one as JSON. */
export const runsExportHref = (query: string) => `/api/v1${asked("/runs/export", query)}`;
export const runHref = (cluster: string, id: string) => `/api/v1${runPath(cluster, id)}`;
