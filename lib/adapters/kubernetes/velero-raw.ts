import type { RawObject } from "./raw";

export interface RawLocation extends RawObject {
  spec?: {
    provider?: string;
    default?: boolean;
    accessMode?: string;
    objectStorage?: { bucket?: string; prefix?: string };
  };
  status?: { phase?: string; message?: string; lastValidationTime?: string };
}

export interface RawBackupSpec {
  includedNamespaces?: string[];
  excludedNamespaces?: string[];
  storageLocation?: string;
  ttl?: string;
}

export interface RawSchedule extends RawObject {
  spec?: { schedule?: string; paused?: boolean; template?: RawBackupSpec };
  status?: { phase?: string; lastBackup?: string };
}

interface RawOutcome {
  phase?: string;
  startTimestamp?: string;
  completionTimestamp?: string;
  errors?: number;
  warnings?: number;
}

export interface RawBackup extends RawObject {
  spec?: RawBackupSpec;
  status?: RawOutcome & {
    expiration?: string;
    failureReason?: string;
    validationErrors?: string[];
    progress?: { totalItems?: number; itemsBackedUp?: number };
  };
}

export interface RawRestore extends RawObject {
  spec?: { backupName?: string; scheduleName?: string };
  status?: RawOutcome;
}

export interface RawDataUpload extends RawObject {
  spec?: { sourceNamespace?: string; sourcePVC?: string };
  status?: { phase?: string; node?: string; acceptedByNode?: string; startTimestamp?: string };
}

export interface RawPodVolumeBackup extends RawObject {
  spec?: { node?: string; volume?: string; pod?: { namespace?: string; name?: string } };
  status?: { phase?: string; startTimestamp?: string };
}
