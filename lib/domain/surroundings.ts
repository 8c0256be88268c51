import type { BackupActivity } from "./backups/check";
import type { ScanActivity } from "./scans/check";

/** What a plan asks beside the watch caches: other systems in the cluster. Absent: there is none, or nobody asked. */
export interface Surroundings {
  backups?: BackupActivity;
  scans?: ScanActivity;
}
