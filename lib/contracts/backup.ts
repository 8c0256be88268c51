import { z } from "zod";
import type {
  Backup,
  BackupLocation,
  BackupSchedule,
  BackupScope,
  Restore,
  Transfer,
} from "@/lib/domain/backups/observed";

const object = { namespace: z.string(), name: z.string() };
/** As Velero wrote it. */
const Time = z.string();

const Scope = z
  .object({ included: z.array(z.string()), excluded: z.array(z.string()) })
  .describe("Namespaces; none included, or *: all but the excluded ones") satisfies z.ZodType<BackupScope>;

const Location = z.object({
  ...object,
  provider: z.string(),
  where: z.string().describe("bucket, or bucket/prefix"),
  isDefault: z.boolean(),
  readOnly: z.boolean(),
  phase: z.string().describe("Available or Unavailable; empty before Velero looked"),
  message: z.string().optional(),
  validatedAt: Time.optional(),
}) satisfies z.ZodType<BackupLocation>;

const Schedule = z.object({
  ...object,
  cron: z.string(),
  paused: z.boolean(),
  phase: z.string(),
  scope: Scope,
  location: z.string().optional(),
  ttl: z.string().optional(),
  lastBackupAt: Time.optional(),
}) satisfies z.ZodType<BackupSchedule>;

const BackupBody = z.object({
  ...object,
  phase: z.string().describe("Velero's word; empty: not looked at yet"),
  schedule: z.string().optional(),
  location: z.string().optional(),
  scope: Scope,
  startedAt: Time.optional(),
  completedAt: Time.optional(),
  expiresAt: Time.optional(),
  items: z.object({ done: z.int(), total: z.int() }).optional(),
  errors: z.int(),
  warnings: z.int(),
  failure: z.string().optional(),
}) satisfies z.ZodType<Backup>;

const RestoreBody = z.object({
  ...object,
  backup: z.string().describe("Or the schedule whose last backup it takes"),
  phase: z.string(),
  startedAt: Time.optional(),
  completedAt: Time.optional(),
  errors: z.int(),
  warnings: z.int(),
}) satisfies z.ZodType<Restore>;

const TransferBody = z.object({
  ...object,
  kind: z.enum(["DataUpload", "PodVolumeBackup"]),
  phase: z.string(),
  node: z.string().optional(),
  backup: z.string().optional(),
  what: z.string(),
  startedAt: Time.optional(),
}) satisfies z.ZodType<Transfer>;

const LeftOut = z.object({
  node: z.string(),
  inMaintenance: z.boolean().describe("Else somebody set the label, and it stays"),
});

/** Velero of a cluster: what is newest first. */
export const BackupsBody = z.object({
  installed: z.boolean(),
  locations: z.array(Location),
  schedules: z.array(Schedule),
  backups: z.array(BackupBody).describe("Newest first, those that run before all"),
  restores: z.array(RestoreBody).describe("Newest first"),
  transfers: z.array(TransferBody).describe("Volumes that are being read now"),
  totals: z
    .object({ backups: z.int(), restores: z.int() })
    .describe("How many there are; the oldest may be left out"),
  leftOut: z.array(LeftOut).describe("Nodes with the label velero.io/exclude-from-backup=true"),
});
export type BackupsBody = z.infer<typeof BackupsBody>;

const ObjectName = z
  .string()
  .max(63)
  .regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, "is not a name: lower-case letters, digits and hyphens");

/** From a schedule, or by hand. */
export const StartBackupRequest = z.union([
  z.strictObject({
    schedule: z.string().min(1).max(253).describe("Its name; its template says what is taken"),
  }),
  z.strictObject({
    namespaces: z.array(ObjectName).max(200).default([]).describe("Empty: all"),
    location: z.string().max(253).optional().describe("The default one if absent"),
    keepHours: z.int().min(1).max(87_600).default(720),
  }),
]);
export type StartBackupRequest = z.infer<typeof StartBackupRequest>;

export const StartedBackup = z.object(object);
export type StartedBackup = z.infer<typeof StartedBackup>;
