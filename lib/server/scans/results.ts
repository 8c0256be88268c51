import type { ScanResult } from "@/lib/contracts/scan";
import { DrydockError } from "@/lib/domain/errors";
import type { ScanJob, ScanReport } from "@/lib/domain/scans/observed";
import { reportOf } from "@/lib/domain/scans/report";
import type { ClusterPort } from "@/lib/operations/ports";

/** Logs that are read at once. */
const AT_ONCE = 4;
/** Reports of ended Jobs are kept: their logs never change. So many, the newest. */
const KEPT = 400;

/** What the Jobs of a run found, from their logs. */
export interface ScanResults {
  of(run: string): Promise<ScanResult>;
}

export function createScanResults(port: Pick<ClusterPort, "scans">): ScanResults {
  const kept = new Map<string, ScanReport>();

  async function report(job: ScanJob): Promise<ScanReport | undefined> {
    if (job.state === "running") return undefined;
    const known = kept.get(job.name);
    if (known) return known;
    const log = await port.scans.readLog(job);
    const found = log === undefined ? undefined : reportOf(job.kind, log);
    if (found) keep(job.name, found);
    return found;
  }

  function keep(name: string, found: ScanReport): void {
    kept.set(name, found);
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
  }

  return {
    async of(run) {
      const jobs = ((await port.scans.list()) ?? []).filter((job) => job.run === run);
      const [first] = jobs;
      if (!first) throw new DrydockError({ code: "not-found", object: `scan ${run}` });
      jobs.sort((a, b) => (a.node ?? "").localeCompare(b.node ?? ""));
      const parts: ScanResult["parts"] = [];
      for (let at = 0; at < jobs.length; at += AT_ONCE)
        parts.push(
          ...(await Promise.all(
            jobs.slice(at, at + AT_ONCE).map(async (job) => {
              const { node, state, failure } = job;
              return { node, state, failure, report: await report(job) };
            }),
          )),
        );
      return { run, kind: first.kind, parts };
    },
  };
}
