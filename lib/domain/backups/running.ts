import type { Backup, BackupScope, Transfer } from "./observed";

/** Source: velero pkg/apis/velero/v1, BackupPhase. What is not named here has ended. */
const RUNNING_BACKUP = new Set([
  "",
  "New",
  "Queued",
  "ReadyToStart",
  "InProgress",
  "WaitingForPluginOperations",
  "WaitingForPluginOperationsPartiallyFailed",
  "Finalizing",
  "FinalizingPartiallyFailed",
]);

/** Source: velero pkg/apis/velero/v1 and v2alpha1, PodVolumeBackupPhase and DataUploadPhase. */
const RUNNING_TRANSFER = new Set(["", "New", "Accepted", "Prepared", "InProgress", "Canceling"]);

export function isRunningBackup({ phase }: Pick<Backup, "phase">): boolean {
  return RUNNING_BACKUP.has(phase);
}

export function isRunningTransfer({ phase }: Pick<Transfer, "phase">): boolean {
  return RUNNING_TRANSFER.has(phase);
}

/** Whether a backup takes what is in a namespace. */
export function takesNamespace({ included, excluded }: BackupScope, namespace: string): boolean {
  if (excluded.includes(namespace) || excluded.includes("*")) return false;
  return included.length === 0 || included.includes("*") || included.includes(namespace);
}
