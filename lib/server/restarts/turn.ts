import { DrydockError } from "@/lib/domain/errors";
import type { Whom } from "@/lib/domain/impersonation/whom";
import { nextOf } from "@/lib/domain/rebalance/next";
import { podsOfWorkload } from "@/lib/domain/rebalance/pods-of";
import { restartRefusal } from "@/lib/domain/rebalance/refusal";
import {
  abandoned,
  currentStep,
  endSeries,
  type RestartSeries,
  type RestartStep,
  withStep,
} from "@/lib/domain/rebalance/restarts";
import type { Clock } from "@/lib/operations/ports";
import type { RestartStore } from "@/lib/operations/store-ports/restarts";
import { ownEntry, type Recorder } from "@/lib/server/audit/recorder";
import { log } from "@/lib/server/log";
import type { Runtime } from "@/lib/server/runtime";
import { type FindOwner, whoStillMay } from "@/lib/server/still-may";

export interface TurnParts {
  store: Pick<RestartStore, "save">;
  recorder: Pick<Recorder, "first" | "tell">;
  find: FindOwner;
  clock: Clock;
}

type Led = Pick<Runtime, "index" | "port" | "whomToBe">;

/** A series that waits says so at least this often: one that does not was left. Milliseconds. */
const SEEN_EVERY_MS = 30_000;

/** The value that kubectl would write: RFC 3339, in seconds. */
const seconds = (now: Date) => now.toISOString().replace(/\.\d+/, "");

/**
 * One look at a series of restarts on a cluster that this console leads: at most one change of the cluster. What is to be
 * done is written down first, so that whoever goes on after a crash knows.
 */
export async function takeTurn(series: RestartSeries, led: Led, parts: TurnParts): Promise<void> {
  const { store, clock } = parts;
  const now = clock.now();
  const left = abandoned(series, now);
  const step = currentStep(series);
  if (left !== undefined || step === undefined) {
    await store.save(endSeries(series, { state: "stopped", why: left }, now));
    return;
  }
  const save = (change: Partial<RestartStep>) =>
    store.save({ ...withStep(series, change, now), seenAt: now.toISOString() });
  const { port } = led;
  const rollout = await port.restarts.read(step);
  const index = led.index();
  const refusal = rollout && restartRefusal(index, rollout, podsOfWorkload(index, step));
  const next = nextOf(step, { rollout, refusal }, now);
  switch (next.do) {
    case "wait": {
      const silent = now.getTime() - Date.parse(series.seenAt);
      if (next.why === step.why && silent < SEEN_EVERY_MS) return;
      await save({ why: next.why, since: step.since ?? now.toISOString() });
      return;
    }
    case "end":
      await save({ state: next.state, why: next.why, endedAt: now.toISOString() });
      log("info", `restart ${next.state}`, {
        cluster: series.cluster,
        workload: nameOf(step),
        reason: next.why,
      });
      return;
    case "restart": {
      const { owner, by, cluster } = series;
      const found = await whoStillMay(parts.find, { owner, by, verb: "workload.restart", cluster });
      if ("why" in found) {
        await store.save(endSeries(series, { state: "stopped", why: found.why }, now));
        return;
      }
      // As they are now: their groups may be others than when it began. Never the console in place of a person.
      const whom = series.whom && ((await led.whomToBe(found.person)) ?? series.whom);
      const restartedAt = step.restartedAt ?? seconds(now);
      const since = step.state === "waits" ? now.toISOString() : step.since;
      const saved = await save({ state: "restarting", restartedAt, since, why: "its template is changed" });
      // Stopped, or another console was faster.
      if (!saved || !rollout) return;
      const change = { resourceVersion: rollout.resourceVersion, at: restartedAt, whom };
      await restart(saved, change, led, parts);
    }
  }
}

const nameOf = ({ kind, namespace, name }: RestartStep) => `${kind.toLowerCase()} ${namespace}/${name}`;

async function restart(
  series: RestartSeries,
  { resourceVersion, at, whom }: { resourceVersion: string; at: string; whom: Whom | undefined },
  { port }: Led,
  { store, recorder, clock }: TurnParts,
): Promise<void> {
  const step = currentStep(series);
  if (!step) return;
  const { cluster, by, id } = series;
  const { kind, namespace, name } = step;
  const entry = (stage: "before" | "after", result: "pending" | "done" | "failed", why?: string) =>
    ownEntry({
      at: clock.now().toISOString(),
      stage,
      action: "workload.restart",
      cluster,
      object: nameOf(step),
      result,
      detail: { by, series: id, ...(why !== undefined && { why }) },
    });
  await recorder.first(entry("before", "pending"));
  try {
    await (whom ? port.onBehalfOf(whom) : port).restarts.restart(
      { kind, namespace, name, resourceVersion },
      at,
    );
  } catch (error) {
    await recorder.tell(
      entry("after", "failed", error instanceof DrydockError ? error.message : "unexpected"),
    );
    // Somebody changed it at the same moment, or the API server is away: looked at again.
    if (!(error instanceof DrydockError) || error.retryable) throw error;
    const { failure } = error;
    const why = "why" in failure ? failure.why : error.message;
    await store.save(
      withStep(series, { state: "failed", why, endedAt: clock.now().toISOString() }, clock.now()),
    );
    return;
  }
  await recorder.tell(entry("after", "done"));
  log("info", "workload restarted", { cluster, workload: nameOf(step), by });
  await store.save(withStep(series, { asked: true }, clock.now()));
}
