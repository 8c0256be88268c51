import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ScanResult, ScansBody, StartedScan, type StartScanRequest } from "@/lib/contracts/scan";
import { ApiError } from "./api-error";
import { createAttempt } from "./attempt";
import { call } from "./fetcher";
import { keys } from "./keys";
import { clusterPath } from "./paths";

const SCANS_MS = 4_000;

const scansPath = (cluster: string) => `${clusterPath(cluster)}/scans`;

const scansQuery = (cluster: string) =>
  queryOptions<ScansBody, ApiError>({
    queryKey: keys.scans(cluster),
    queryFn: ({ signal }) => call({ path: scansPath(cluster), schema: ScansBody, signal }),
    refetchInterval: SCANS_MS,
  });

/** Scans of a cluster, read anew every four seconds while the component is shown. */
export const useScans = (cluster: string) => useQuery(scansQuery(cluster));

/** What a scan found; read anew while it runs. */
export const useScanResult = (cluster: string, run: string, running: boolean) =>
  useQuery<ScanResult, ApiError>({
    queryKey: keys.scanResult(cluster, run, running),
    queryFn: ({ signal }) => call({ path: `${scansPath(cluster)}/${run}`, schema: ScanResult, signal }),
    refetchInterval: running ? SCANS_MS : false,
  });

export function useStartScan(cluster: string) {
  const client = useQueryClient();
  const [attempt] = useState(() => createAttempt());
  return useMutation<StartedScan, ApiError, StartScanRequest>({
    mutationFn: (body) =>
      call({
        path: scansPath(cluster),
        method: "POST",
        schema: StartedScan,
        body,
        idempotencyKey: attempt.keyFor(body),
      }),
    onSettled: (_started, error) => {
      if (!(error instanceof ApiError && error.kind === "offline")) attempt.answered();
      void client.invalidateQueries({ queryKey: keys.scans(cluster) });
    },
  });
}

export function useDeleteScan(cluster: string) {
  const client = useQueryClient();
  return useMutation<ScansBody, ApiError, string>({
    mutationFn: (run) => call({ path: `${scansPath(cluster)}/${run}`, method: "DELETE", schema: ScansBody }),
    onSettled: () => void client.invalidateQueries({ queryKey: keys.scans(cluster) }),
  });
}
