import type { Owner } from "@/lib/domain/access/owner";
import { DrydockError } from "@/lib/domain/errors";
import type { Whom } from "@/lib/domain/impersonation/whom";
import type { RestartTarget } from "@/lib/domain/rebalance/observed";
import { podsOfWorkload } from "@/lib/domain/rebalance/pods-of";
import { restartRefusal } from "@/lib/domain/rebalance/refusal";
import { endSeries, type RestartSeries } from "@/lib/domain/rebalance/restarts";
import { nameSome } from "@/lib/domain/words";
import { workloadKey } from "@/lib/domain/workload-of";
import type { OperationContext } from "./context";
import type { RestartStore } from "./store-ports/restarts";

interface Begin {
  targets: readonly RestartTarget[];
  owner: Owner;
  /** Whom the cluster is to see; absent: the console. */
  whom: Whom | undefined;
  store: Pick<RestartStore, "begin">;
}

type Beginning = Pick<OperationContext, "cluster" | "index" | "clock" | "actor" | "requireRecords">;

function refused(object: string, why: string, todo: string): DrydockError {
  return new DrydockError({ code: "refused", object, why, todo });
}

/**
 * Writes down that these workloads are to be restarted, one after another in this order; whoever leads the cluster does it.
 * @throws refused for a workload that may not be restarted now, and while another series runs; forbidden where the cluster
 * does not allow it; not-found; database-away
 */
export async function beginRestarts({
  ctx,
  input,
}: {
  ctx: Beginning;
  input: Begin;
}): Promise<RestartSeries> {
  ctx.requireRecords();
  const { cluster, actor, clock } = ctx;
  const missing = await cluster.restarts.missing();
  if (missing.length > 0)
    throw new DrydockError({
      code: "forbidden",
      verb: "restart",
      object: `workloads of ${cluster.info.name}`,
      why: `The cluster does not allow it. Missing: ${nameSome(missing, 6)}.`,
      todo: "Ask an administrator of the cluster to apply deploy/restarts.yaml.",
    });
  const targets = [...new Map(input.targets.map((target) => [workloadKey(target), target])).values()];
  await Promise.all(targets.map((target) => checkOne(ctx, target)));
  const now = clock.now().toISOString();
  const begun = await input.store.begin({
    cluster: cluster.info.id,
    by: actor.name,
    owner: input.owner,
    whom: input.whom,
    state: "running",
    steps: targets.map(({ kind, namespace, name }) => ({ kind, namespace, name, state: "waits" })),
    beganAt: now,
    seenAt: now,
  });
  if (begun) return begun;
  throw refused(
    "a restart of workloads",
    "Others are being restarted on this cluster, one after another.",
    "Wait until that is done, or stop it.",
  );
}

async function checkOne({ cluster, index }: Beginning, target: RestartTarget): Promise<void> {
  const rollout = await cluster.restarts.read(target);
  const object = `${target.kind.toLowerCase()} ${target.namespace}/${target.name}`;
  if (!rollout) throw new DrydockError({ code: "not-found", object });
  const refusal = restartRefusal(index(), rollout, podsOfWorkload(index(), target));
  if (refusal) throw refused(object, refusal.why, "Nothing was restarted. Leave it out, or try again later.");
}

/** Somebody who works on it writes once in two seconds: of several tries one is first. */
const TRIES = 5;

/**
 * Stops a series: nothing more is restarted. A rollout that was asked for goes on in the cluster. One that has ended stays
 * as it is.
 * @throws not-found; conflict; database-away
 */
export async function stopRestarts({
  ctx: { actor, clock },
  input: { cluster, id, store },
}: {
  ctx: Pick<OperationContext, "actor" | "clock">;
  input: { cluster: string; id: string; store: Pick<RestartStore, "read" | "save"> };
}): Promise<RestartSeries> {
  for (let tried = 0; tried < TRIES; tried++) {
    const series = await store.read({ cluster, id });
    if (!series) throw new DrydockError({ code: "not-found", object: `restarts ${id}` });
    if (series.state !== "running") return series;
    const end = { state: "stopped", why: `Stopped by ${actor.name}.` } as const;
    const saved = await store.save(endSeries(series, end, clock.now()));
    if (saved) return saved;
  }
  throw new DrydockError({
    code: "conflict",
    object: `restarts ${id}`,
    why: "It changed each time at the same moment.",
  });
}
