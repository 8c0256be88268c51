import type { VeleroObjects } from "@/lib/domain/backups/observed";
import { DrydockError } from "@/lib/domain/errors";
import type { ScanJob } from "@/lib/domain/scans/observed";
import type { Surroundings } from "@/lib/domain/surroundings";

/** A plan is asked for every two seconds and must not hang on what is only a warning in it. In milliseconds. */
const PATIENCE_MS = 3_000;

interface Sources {
  backups(): Promise<VeleroObjects | undefined>;
  scans(): Promise<readonly ScanJob[] | undefined>;
}

/** What a plan asks beside the watch caches. What can't be read is unknown, and says why. */
export async function readSurroundings(sources: Sources): Promise<Surroundings> {
  const [backups, scans] = await Promise.all([
    told("Velero's objects", sources.backups()),
    told("Jobs of scans", sources.scans()),
  ]);
  return { backups, scans };
}

interface Unknown {
  unknown: string;
}

async function told<T>(what: string, reading: Promise<T>): Promise<T | Unknown> {
  try {
    return await within(what, reading);
  } catch (error) {
    if (!(error instanceof DrydockError)) throw error;
    return { unknown: `${error.message}.` };
  }
}

async function within<T>(what: string, reading: Promise<T>): Promise<T | Unknown> {
  const { promise: late, resolve } = Promise.withResolvers<Unknown>();
  const unknown = `${what} were not read within ${PATIENCE_MS / 1000} s.`;
  const timer = setTimeout(() => resolve({ unknown }), PATIENCE_MS);
  try {
    return await Promise.race([reading, late]);
  } finally {
    clearTimeout(timer);
  }
}
