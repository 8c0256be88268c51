/**
 * What is read of Velero's objects: enough to show them and to judge what runs. Phases are Velero's own words.
 * Times are ISO 8601 as Velero wrote them; absent while they did not come.
 */
export interface BackupLocation {
  namespace: string;
  name: string;
  provider: string;
  /** "bucket" or "bucket/prefix". */
  where: string;
  isDefault: boolean;
  readOnly: boolean;
  /** "Available", "Unavailable"; "" before Velero looked. */
  phase: string;
  message?: string;
  validatedAt?: string;
}

/** Which namespaces a backup takes. Empty `included`, or "*" in it: all but the excluded ones. */
export interface BackupScope {
  included: string[];
  excluded: string[];
}

export interface BackupSchedule {
  namespace: string;
  name: string;
  /** In the form of cron. */
  cron: string;
  paused: boolean;
  phase: string;
  scope: BackupScope;
  location?: string;
  ttl?: string;
  lastBackupAt?: string;
}

export interface Backup {
  namespace: string;
  name: string;
  phase: string;
  /** The schedule that it was made from. */
  schedule?: string;
  location?: string;
  scope: BackupScope;
  startedAt?: string;
  completedAt?: string;
  expiresAt?: string;
  items?: { done: number; total: number };
  errors: number;
  warnings: number;
  failure?: string;
}

export interface Restore {
  namespace: string;
  name: string;
  backup: string;
  phase: string;
  startedAt?: string;
  completedAt?: string;
  errors: number;
  warnings: number;
}

/** A volume on its way to the storage location, read on its node. */
export interface Transfer {
  kind: "DataUpload" | "PodVolumeBackup";
  namespace: string;
  name: string;
  phase: string;
  node?: string;
  backup?: string;
  /** "data/claim" of a data upload, "streams/kafka-0, volume data" of a pod volume backup. */
  what: string;
  startedAt?: string;
}

export interface VeleroObjects {
  locations: BackupLocation[];
  schedules: BackupSchedule[];
  backups: Backup[];
  restores: Restore[];
  transfers: Transfer[];
}
