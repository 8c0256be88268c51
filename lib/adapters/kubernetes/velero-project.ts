import type {
  Backup,
  BackupLocation,
  BackupSchedule,
  BackupScope,
  Restore,
  Transfer,
} from "@/lib/domain/backups/observed";
import type { RawObject } from "./raw";
import type {
  RawBackup,
  RawBackupSpec,
  RawDataUpload,
  RawLocation,
  RawPodVolumeBackup,
  RawRestore,
  RawSchedule,
} from "./velero-raw";

/** Labels that Velero sets on what it makes. Source: velero pkg/apis/velero/v1, labels_annotations.go. */
export const SCHEDULE_LABEL = "velero.io/schedule-name";
const BACKUP_LABEL = "velero.io/backup-name";

const named = ({ metadata = {} }: RawObject) => ({
  namespace: metadata.namespace ?? "",
  name: metadata.name ?? "",
});

function scopeOf({ includedNamespaces, excludedNamespaces }: RawBackupSpec = {}): BackupScope {
  return { included: includedNamespaces ?? [], excluded: excludedNamespaces ?? [] };
}

export function projectLocation(raw: RawLocation): BackupLocation {
  const { provider = "", accessMode, objectStorage: { bucket = "", prefix } = {} } = raw.spec ?? {};
  return {
    ...named(raw),
    provider,
    where: prefix ? `${bucket}/${prefix}` : bucket,
    isDefault: raw.spec?.default === true,
    readOnly: accessMode === "ReadOnly",
    phase: raw.status?.phase ?? "",
    message: raw.status?.message || undefined,
    validatedAt: raw.status?.lastValidationTime,
  };
}

export function projectSchedule(raw: RawSchedule): BackupSchedule {
  const { schedule = "", paused, template } = raw.spec ?? {};
  return {
    ...named(raw),
    cron: schedule,
    paused: paused === true,
    phase: raw.status?.phase ?? "",
    scope: scopeOf(template),
    location: template?.storageLocation,
    ttl: template?.ttl,
    lastBackupAt: raw.status?.lastBackup,
  };
}

export function projectBackup(raw: RawBackup): Backup {
  const { status = {}, spec = {} } = raw;
  const { totalItems, itemsBackedUp } = status.progress ?? {};
  return {
    ...named(raw),
    phase: status.phase ?? "",
    schedule: raw.metadata?.labels?.[SCHEDULE_LABEL],
    location: spec.storageLocation,
    scope: scopeOf(spec),
    startedAt: status.startTimestamp,
    completedAt: status.completionTimestamp,
    expiresAt: status.expiration,
    items: totalItems === undefined ? undefined : { done: itemsBackedUp ?? 0, total: totalItems },
    errors: status.errors ?? 0,
    warnings: status.warnings ?? 0,
    failure: status.failureReason || status.validationErrors?.join("; ") || undefined,
  };
}

export function projectRestore(raw: RawRestore): Restore {
  const { status = {}, spec = {} } = raw;
  return {
    ...named(raw),
    backup: spec.backupName || spec.scheduleName || "",
    phase: status.phase ?? "",
    startedAt: status.startTimestamp,
    completedAt: status.completionTimestamp,
    errors: status.errors ?? 0,
    warnings: status.warnings ?? 0,
  };
}

export function projectDataUpload(raw: RawDataUpload): Transfer {
  const { status = {}, spec = {} } = raw;
  return {
    kind: "DataUpload",
    ...named(raw),
    phase: status.phase ?? "",
    node: status.node || status.acceptedByNode || undefined,
    backup: raw.metadata?.labels?.[BACKUP_LABEL],
    what: `${spec.sourceNamespace ?? ""}/${spec.sourcePVC ?? ""}`,
    startedAt: status.startTimestamp,
  };
}

export function projectPodVolumeBackup(raw: RawPodVolumeBackup): Transfer {
  const { status = {}, spec = {} } = raw;
  return {
    kind: "PodVolumeBackup",
    ...named(raw),
    phase: status.phase ?? "",
    node: spec.node || undefined,
    backup: raw.metadata?.labels?.[BACKUP_LABEL],
    what: `${spec.pod?.namespace ?? ""}/${spec.pod?.name ?? ""}, volume ${spec.volume ?? ""}`,
    startedAt: status.startTimestamp,
  };
}
