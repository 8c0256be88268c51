import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { BackupsBody, type StartBackupRequest, StartedBackup } from "@/lib/contracts/backup";
import { ApiError } from "./api-error";
import { createAttempt } from "./attempt";
import { call } from "./fetcher";
import { keys } from "./keys";
import { clusterPath } from "./paths";

const BACKUPS_MS = 5_000;

const backupsPath = (cluster: string) => `${clusterPath(cluster)}/backups`;

const backupsQuery = (cluster: string) =>
  queryOptions<BackupsBody, ApiError>({
    queryKey: keys.backups(cluster),
    queryFn: ({ signal }) => call({ path: backupsPath(cluster), schema: BackupsBody, signal }),
    refetchInterval: BACKUPS_MS,
  });

/** Velero's objects, read anew every five seconds while the component is shown. */
export const useBackups = (cluster: string) => useQuery(backupsQuery(cluster));

export function useStartBackup(cluster: string) {
  const client = useQueryClient();
  const [attempt] = useState(() => createAttempt());
  return useMutation<StartedBackup, ApiError, StartBackupRequest>({
    mutationFn: (body) =>
      call({
        path: backupsPath(cluster),
        method: "POST",
        schema: StartedBackup,
        body,
        idempotencyKey: attempt.keyFor(body),
      }),
    onSettled: (_started, error) => {
      if (!(error instanceof ApiError && error.kind === "offline")) attempt.answered();
      void client.invalidateQueries({ queryKey: keys.backups(cluster) });
    },
  });
}
