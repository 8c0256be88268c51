import type { BackupActivity } from "@/lib/domain/backups/check";
import type { VeleroObjects } from "@/lib/domain/backups/observed";
import { DrydockError } from "@/lib/domain/errors";
import type { Surroundings } from "@/lib/domain/surroundings";

/** A plan is asked for every two seconds and must not hang on what is only a warning in it. In milliseconds. */
const PATIENCE_MS = 3_000;

interface Sources {
  backups(): Promise<VeleroObjects | undefined>;
}

/** What a plan asks beside the watch caches. What can't be read is unknown, and says why. */
export async function readSurroundings(sources: Sources): Promise<Surroundings> {
  return { backups: await activityOf(sources.backups()) };
}

async function activityOf(reading: Promise<VeleroObjects | undefined>): Promise<BackupActivity | undefined> {
  try {
    return await within(reading);
  } catch (error) {
    if (!(error instanceof DrydockError)) throw error;
    return { unknown: `${error.message}.` };
  }
}

async function within(reading: Promise<VeleroObjects | undefined>): Promise<BackupActivity | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<BackupActivity>();
  const unknown = `Velero's objects were not read within ${PATIENCE_MS / 1000} s.`;
  const timer = setTimeout(() => resolve({ unknown }), PATIENCE_MS);
  try {
    return await Promise.race([reading, late]);
  } finally {
    clearTimeout(timer);
  }
}
