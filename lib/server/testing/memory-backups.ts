import type { BackupPort } from "@/lib/operations/backup-port";

const velero = { namespace: "velero" };

/** A Velero in memory with a schedule "nightly"; what is started is only named. */
export function memoryBackups(): BackupPort {
  const location = { ...velero, name: "default", provider: "aws", where: "bucket", phase: "Available" };
  const scope = { included: ["*"], excluded: [] };
  return {
    read: async () => ({
      locations: [{ ...location, isDefault: true, readOnly: false }],
      schedules: [{ ...velero, name: "nightly", cron: "0 2 * * *", paused: false, phase: "Enabled", scope }],
      backups: [{ ...velero, name: "nightly-1", phase: "Completed", scope, errors: 0, warnings: 0 }],
      restores: [],
      transfers: [],
    }),
    start: async ({ namespace, name }) => ({ namespace, name }),
  };
}
