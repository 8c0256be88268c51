import { DrydockError } from "@/lib/domain/errors";
import type { ScanKind } from "@/lib/domain/scans/observed";
import { MOST_NODES, type ScanScope, scanRefusal, targetsOf } from "@/lib/domain/scans/rules";
import { count } from "@/lib/domain/words";
import type { OperationContext } from "./context";

export interface StartScanInput {
  kind: ScanKind;
  scope: ScanScope;
  image: string;
}

function refused(why: string, todo: string): DrydockError {
  return new DrydockError({ code: "refused", object: "a scan", why, todo });
}

/**
 * Starts a scan: kube-bench in a Job for each Ready node of the scope, or Sonobuoy in one Job. Judged on fresh nodes where
 * the caches show none in maintenance, one at a time with turning maintenance on.
 * @throws refused while a node is in maintenance, while another scan runs, without its namespace, or for too many nodes
 */
export function startScan({
  ctx,
  input,
}: {
  ctx: Pick<OperationContext, "cluster" | "index" | "clock" | "actor" | "exclusive">;
  input: StartScanInput;
}): Promise<{ run: string; nodes: number; notReady: string[] }> {
  return ctx.exclusive(async () => {
    const index = ctx.index();
    const why = scanRefusal(index.cluster.nodes);
    if (why !== undefined) throw refused(why, "Turn maintenance off first, or wait until it ends.");
    const jobs = await ctx.cluster.scans.list();
    if (jobs === undefined)
      throw refused("The namespace drydock-scans is not there.", "Apply deploy/scans.yaml, then try again.");
    if (jobs.some(({ state }) => state === "running"))
      throw refused("A scan runs already.", "Wait until it is done, or delete it.");
    const { targets, notReady } = targetsOf(index, input.scope);
    const perNode = input.kind === "kube-bench";
    if (perNode && targets.length === 0) throw refused("No such node is Ready.", "Choose other nodes.");
    if (perNode && targets.length > MOST_NODES)
      throw refused(
        `These are ${count(targets.length, "node")}; one scan looks at ${MOST_NODES} at most.`,
        "Scan the control plane, or a part of the cluster with kube-bench itself.",
      );
    const run = ctx.clock.now().toISOString().replaceAll(/\D/g, "").slice(0, 14);
    const { kind, image } = input;
    await ctx.cluster.scans.start({ run, kind, by: ctx.actor.name, targets: perNode ? targets : [], image });
    return { run, nodes: perNode ? targets.length : 0, notReady: perNode ? notReady : [] };
  });
}
