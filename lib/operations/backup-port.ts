import type { VeleroObjects } from "@/lib/domain/backups/observed";

/** What a new backup takes: what its schedule says, or what somebody chose. */
export type BackupContent =
  | { schedule: string }
  | {
      /** Empty: all. */
      namespaces: string[];
      location: string;
      /** Hours for which it is kept. */
      keepHours: number;
    };

export interface NewBackup {
  /** Where Velero runs. */
  namespace: string;
  name: string;
  content: BackupContent;
}

/**
 * Velero of one cluster. Everything asks the API server, has a deadline, and throws DrydockError (cluster-unreachable,
 * cluster-credentials, forbidden, not-found, conflict).
 */
export interface BackupPort {
  /** undefined: Velero is not installed. In no order. */
  read(): Promise<VeleroObjects | undefined>;
  /** Creates the Backup object, which Velero then works on. */
  start(backup: NewBackup): Promise<{ namespace: string; name: string }>;
}
