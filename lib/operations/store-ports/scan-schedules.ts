import type { ScanSchedule, ScheduledStart } from "@/lib/domain/scans/schedule";

export type NewSchedule = Omit<ScanSchedule, "id" | "last">;
/** What is absent stays. */
export type ScheduleChange = Partial<
  Pick<ScanSchedule, "kind" | "scope" | "timing" | "enabled" | "since" | "createdBy" | "owner">
>;

/** When scans start by themselves. */
export interface ScanScheduleStore {
  /** Those of a cluster, oldest first. */
  of(cluster: string): Promise<ScanSchedule[]>;
  add(schedule: NewSchedule): Promise<ScanSchedule>;
  /** undefined: the cluster has none of that id. */
  change(at: { cluster: string; id: string }, change: ScheduleChange): Promise<ScanSchedule | undefined>;
  /** false: there was none. */
  remove(at: { cluster: string; id: string }): Promise<boolean>;
  /** Takes a due start on, once among all consoles; false: another has. */
  begin(id: string, dueAt: Date): Promise<boolean>;
  /** What became of the one that was taken on. */
  record(id: string, start: ScheduledStart): Promise<void>;
}
