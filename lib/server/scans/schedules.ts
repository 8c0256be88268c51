import { DrydockError } from "@/lib/domain/errors";
import { dueNow, type ScanSchedule, type ScheduledStart } from "@/lib/domain/scans/schedule";
import type { Clock } from "@/lib/operations/ports";
import { startScan } from "@/lib/operations/scans";
import type { ScanScheduleStore } from "@/lib/operations/store-ports/scan-schedules";
import { ownEntry, type Recorder } from "@/lib/server/audit/recorder";
import { log, reasonOf } from "@/lib/server/log";
import type { Runtime } from "@/lib/server/runtime";
import type { Settings } from "@/lib/server/settings";
import { type FindOwner, whoStillMay } from "@/lib/server/still-may";
import { scanImage } from "./image";
import { scopeFact } from "./scope-fact";

/** Scans start by the minute. In milliseconds. */
const LOOK_MS = 10_000;

interface ScheduleParts {
  clusters: ReadonlyMap<string, Pick<Runtime, "context" | "leads" | "port" | "scans">>;
  store: Pick<ScanScheduleStore, "of" | "begin" | "record">;
  recorder: Pick<Recorder, "tell">;
  find: FindOwner;
  settings: Settings;
  clock: Clock;
}

type Outcome = Omit<ScheduledStart, "dueAt">;

/**
 * Starts scans when they are due, on the clusters that this console leads. What can't be started then, as while a node is
 * in maintenance or when whoever answers for it lost their role, is skipped and says why; it is not made up for.
 */
export function startSchedules({ clusters, store, recorder, find, settings, clock }: ScheduleParts) {
  let working: Promise<void> | undefined;
  let failing = false;

  const tryStart = async (cluster: string, schedule: ScanSchedule): Promise<Outcome> => {
    const runtime = clusters.get(cluster);
    if (!runtime) return { outcome: "skipped", why: "The cluster was taken away." };
    const { owner, createdBy: by } = schedule;
    const found = await whoStillMay(find, { owner, by, verb: "scan.start", cluster });
    if ("why" in found)
      return { outcome: "skipped", why: `${found.why} Whoever may and changes the schedule answers for it.` };
    const person = { ...found.person, name: `a schedule of ${by}` };
    try {
      const input = { ...schedule, image: scanImage(settings, schedule.kind) };
      const { run } = await startScan({ ctx: runtime.context(person), input });
      runtime.scans.forget();
      return { outcome: "started", run };
    } catch (error) {
      if (!(error instanceof DrydockError)) throw error;
      const { failure } = error;
      if (failure.code === "refused") return { outcome: "skipped", why: failure.why };
      return { outcome: "failed", why: `${error.message}.` };
    }
  };

  const carryOut = async (schedule: ScanSchedule) => {
    const { id, cluster, kind, scope, createdBy } = schedule;
    const due = dueNow(schedule, clock.now());
    if (due === undefined || !(await store.begin(id, due.dueAt))) return;
    const started: Outcome = due.missed
      ? { outcome: "skipped", why: "No console led the cluster at that time." }
      : await tryStart(cluster, schedule);
    await store.record(id, { dueAt: due.dueAt.toISOString(), ...started });
    const { outcome, why } = started;
    log("info", `scheduled scan ${outcome}`, { cluster, kind, reason: why });
    await recorder.tell(
      ownEntry({
        at: clock.now().toISOString(),
        action: "scan.start",
        cluster,
        object: `scan ${kind}`,
        result: outcome === "started" ? "done" : outcome === "skipped" ? "refused" : "failed",
        detail: { nodes: scopeFact(scope), schedule: id, by: createdBy, ...(why !== undefined && { why }) },
      }),
    );
  };

  const round = async () => {
    try {
      for (const [id, { leads, port }] of clusters)
        if (leads() && port.freshness().state === "live")
          for (const schedule of await store.of(id)) await carryOut(schedule);
      failing = false;
    } catch (error) {
      if (!failing) log("warn", "schedules of scans wait", { reason: reasonOf(error) });
      failing = true;
    }
  };
  const work = () => {
    working ??= round().finally(() => {
      working = undefined;
    });
    return working;
  };
  const timer = setInterval(() => void work(), LOOK_MS).unref();

  return {
    /** Looks now. */
    work,
    async stop() {
      clearInterval(timer);
      await working;
    },
  };
}
