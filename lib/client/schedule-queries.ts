import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import {
  ScheduleBody,
  type ScheduleChangeRequest,
  ScheduleList,
  type ScheduleRequest,
} from "@/lib/contracts/scan-schedule";
import type { ApiError } from "./api-error";
import { call } from "./fetcher";
import { keys } from "./keys";
import { clusterPath } from "./paths";

const SCHEDULES_MS = 10_000;

const schedulesPath = (cluster: string) => `${clusterPath(cluster)}/scan-schedules`;

const schedulesQuery = (cluster: string) =>
  queryOptions<ScheduleList, ApiError>({
    queryKey: keys.scanSchedules(cluster),
    queryFn: ({ signal }) => call({ path: schedulesPath(cluster), schema: ScheduleList, signal }),
    refetchInterval: SCHEDULES_MS,
  });

/** Schedules of scans, read anew every ten seconds while the component is shown. */
export const useSchedules = (cluster: string) => useQuery(schedulesQuery(cluster));

function useForgetting(cluster: string) {
  const client = useQueryClient();
  return { onSettled: () => void client.invalidateQueries({ queryKey: keys.scanSchedules(cluster) }) };
}

type Saved = { id?: undefined; body: ScheduleRequest } | { id?: string; body: ScheduleChangeRequest };

/** Adds one, or changes the one of that id. */
export function useSaveSchedule(cluster: string) {
  return useMutation<ScheduleBody, ApiError, Saved>({
    mutationFn: ({ id, body }) => {
      const path = schedulesPath(cluster);
      return id === undefined
        ? call({ path, method: "POST", schema: ScheduleBody, body })
        : call({ path: `${path}/${id}`, method: "PATCH", schema: ScheduleBody, body });
    },
    ...useForgetting(cluster),
  });
}

export function useRemoveSchedule(cluster: string) {
  return useMutation<undefined, ApiError, string>({
    mutationFn: (id) =>
      call({ path: `${schedulesPath(cluster)}/${id}`, method: "DELETE", schema: z.undefined() }),
    ...useForgetting(cluster),
  });
}
