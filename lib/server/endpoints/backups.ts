import { BackupsBody, StartBackupRequest, StartedBackup } from "@/lib/contracts/backup";
import { isExcluded } from "@/lib/domain/backups/exclusion";
import { newestFirst } from "@/lib/domain/backups/newest";
import type { VeleroObjects } from "@/lib/domain/backups/observed";
import { isRunningBackup, isRunningTransfer } from "@/lib/domain/backups/running";
import { startBackup } from "@/lib/operations/start-backup";
import { clusterById } from "@/lib/server/console";
import { log } from "@/lib/server/log";
import type { Endpoint } from "@/lib/server/with-route";

const PATH = "/api/v1/clusters/{cluster}/backups";
/** Of a schedule that runs each hour these are more than a week. */
const MOST = 200;

const NONE: VeleroObjects = { locations: [], schedules: [], backups: [], restores: [], transfers: [] };

export const readBackups: Endpoint = {
  method: "GET",
  path: PATH,
  verb: "cluster.read",
  summary: "Velero: storage locations, schedules, backups, restores, and which nodes are left out",
  response: BackupsBody,
  async handle({ params }): Promise<BackupsBody> {
    const runtime = clusterById(params.cluster);
    const found = await runtime.backups.read();
    const { locations, schedules, backups, restores, transfers } = found ?? NONE;
    const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name);
    return {
      installed: found !== undefined,
      locations: [...locations].sort(byName),
      schedules: [...schedules].sort(byName),
      backups: newestFirst(backups, isRunningBackup).slice(0, MOST),
      restores: newestFirst(restores, () => false).slice(0, MOST),
      transfers: newestFirst(transfers.filter(isRunningTransfer), () => true),
      totals: { backups: backups.length, restores: restores.length },
      leftOut: runtime
        .index()
        .cluster.nodes.filter(isExcluded)
        .map(({ name, intent }) => ({ node: name, inMaintenance: intent !== undefined }))
        .sort((a, b) => a.node.localeCompare(b.node)),
    };
  },
};

export const createBackup: Endpoint<StartBackupRequest> = {
  method: "POST",
  path: PATH,
  verb: "backup.start",
  summary: "Start a backup of Velero, from a schedule or by hand",
  request: StartBackupRequest,
  response: StartedBackup,
  status: 201,
  audit: { action: "backup.start", object: () => "backup" },
  async handle({ params, body, person }) {
    const runtime = clusterById(params.cluster);
    const started = await startBackup({ ctx: runtime.context(person), input: body });
    runtime.backups.forget();
    log("info", "backup started", { cluster: params.cluster, backup: started.name, by: person.name });
    return started;
  },
};
