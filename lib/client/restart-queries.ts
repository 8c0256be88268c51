import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { BalanceBody, RestartList, type RestartRequest, RestartSeriesBody } from "@/lib/contracts/restart";
import { ApiError } from "./api-error";
import { createAttempt } from "./attempt";
import { call } from "./fetcher";
import { keys } from "./keys";
import { clusterPath } from "./paths";

/** Pods come and go all the time; nobody restarts by the second. Milliseconds. */
const BALANCE_MS = 10_000;
/** While a series runs, and while none does. Milliseconds. */
const RUNNING_MS = 2_000;
const QUIET_MS = 10_000;

const restartsPath = (cluster: string) => `${clusterPath(cluster)}/restarts`;

const balanceQuery = (cluster: string) =>
  queryOptions<BalanceBody, ApiError>({
    queryKey: keys.balance(cluster),
    queryFn: ({ signal }) => call({ path: `${clusterPath(cluster)}/balance`, schema: BalanceBody, signal }),
    refetchInterval: BALANCE_MS,
  });

/** How even nodes are and what a restart could do, read anew every ten seconds while the component is shown. */
export const useBalance = (cluster: string) => useQuery(balanceQuery(cluster));

/** The newest series of restarts; while one runs read anew every two seconds. */
export const useRestarts = (cluster: string) =>
  useQuery<RestartList, ApiError>({
    queryKey: keys.restarts(cluster),
    queryFn: ({ signal }) => call({ path: restartsPath(cluster), schema: RestartList, signal }),
    refetchInterval: ({ state }) =>
      state.data?.items.some((series) => series.state === "running") ? RUNNING_MS : QUIET_MS,
  });

function useRead(cluster: string) {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey: keys.restarts(cluster) });
    void client.invalidateQueries({ queryKey: keys.balance(cluster) });
  };
}

export function useBeginRestarts(cluster: string) {
  const read = useRead(cluster);
  const [attempt] = useState(() => createAttempt());
  return useMutation<RestartSeriesBody, ApiError, RestartRequest>({
    mutationFn: (body) =>
      call({
        path: restartsPath(cluster),
        method: "POST",
        schema: RestartSeriesBody,
        body,
        idempotencyKey: attempt.keyFor(body),
      }),
    onSettled: (_begun, error) => {
      if (!(error instanceof ApiError && error.kind === "offline")) attempt.answered();
      read();
    },
  });
}

export function useStopRestarts(cluster: string) {
  const read = useRead(cluster);
  return useMutation<RestartSeriesBody, ApiError, string>({
    mutationFn: (id) =>
      call({ path: `${restartsPath(cluster)}/${id}`, method: "DELETE", schema: RestartSeriesBody }),
    onSettled: read,
  });
}
