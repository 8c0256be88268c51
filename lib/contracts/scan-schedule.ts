import { z } from "zod";
import { isZone } from "@/lib/domain/scans/local-time";
import { SCAN_KINDS } from "@/lib/domain/scans/observed";
import { ScanScope } from "./scan";

const Timing = z.strictObject({
  weekday: z.int().min(0).max(6).optional().describe("0 is Sunday; absent: each day"),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "It must be a time such as 03:30"),
  zone: z
    .string()
    .max(64)
    .refine(isZone, "It must be a time zone such as Europe/Berlin")
    .describe("By whose clock"),
});

/** Body of POST …/scan-schedules. */
export const ScheduleRequest = z.strictObject({
  kind: z.enum(SCAN_KINDS),
  scope: ScanScope.default("all"),
  timing: Timing,
});
export type ScheduleRequest = z.infer<typeof ScheduleRequest>;

/** Body of PATCH …/scan-schedules/{id}: what is absent stays. */
export const ScheduleChangeRequest = z.strictObject({
  kind: z.enum(SCAN_KINDS).optional(),
  scope: ScanScope.optional(),
  timing: Timing.optional(),
  enabled: z.boolean().optional(),
});
export type ScheduleChangeRequest = z.infer<typeof ScheduleChangeRequest>;

export const ScheduleBody = z.object({
  id: z.string(),
  kind: z.enum(SCAN_KINDS),
  scope: ScanScope,
  timing: Timing,
  enabled: z.boolean(),
  createdBy: z.string(),
  nextAt: z.iso.datetime().optional().describe("Absent while it is off"),
  last: z
    .object({
      dueAt: z.iso.datetime(),
      outcome: z.enum(["begun", "started", "skipped", "failed"]),
      why: z.string().optional().describe("Why it did not start"),
      run: z.string().optional(),
    })
    .optional(),
});
export type ScheduleBody = z.infer<typeof ScheduleBody>;

export const ScheduleList = z.object({ items: z.array(ScheduleBody) });
export type ScheduleList = z.infer<typeof ScheduleList>;
