import { randomUUID } from "node:crypto";
import type { ScanSchedule } from "@/lib/domain/scans/schedule";
import type { ScanScheduleStore } from "@/lib/operations/store-ports/scan-schedules";

const ID = "00000000-0000-4000-8000-000000000000";

/** One schedule of the cluster harbor, that can be changed and never goes, for tests of the calls. */
export function memorySchedules(): ScanScheduleStore {
  const schedule: ScanSchedule = {
    id: ID,
    cluster: "harbor",
    kind: "kube-bench",
    scope: "all",
    timing: { weekday: 1, time: "03:30", zone: "Europe/Berlin" },
    enabled: true,
    createdBy: "Mira",
    since: "2026-11-21T12:00:00.000Z",
    last: { dueAt: "2026-11-23T02:30:00.000Z", outcome: "skipped", why: "a is in maintenance" },
  };
  return {
    of: async () => [schedule],
    add: async (added) => ({ ...added, id: randomUUID() }),
    change: async ({ id }, change) => (id === ID ? { ...schedule, ...change } : undefined),
    remove: async ({ id }) => id === ID,
    begin: async () => true,
    record: async () => undefined,
  };
}
