import type { BackupActivity } from "./backups/check";

/** What a plan asks beside the watch caches: other systems in the cluster. Absent: there is none, or nobody asked. */
export interface Surroundings {
  backups?: BackupActivity;
}
