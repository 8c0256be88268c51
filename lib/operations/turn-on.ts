import { excludeFromBackups } from "@/lib/domain/backups/exclusion";
import type { ClusterIndex } from "@/lib/domain/cluster-index";
import { DrydockError } from "@/lib/domain/errors";
import type { MaintenanceIntent, MaintenanceOptions } from "@/lib/domain/intent";
import type { ObservedNode } from "@/lib/domain/observed";
import { isConsent, type Judgement, judge } from "@/lib/domain/plan";
import type { RunPlan } from "@/lib/domain/run-record";
import { nameSome } from "@/lib/domain/words";
import { changeNode } from "./change-node";
import type { OperationContext } from "./context";
import { withFreshControlPlane } from "./fresh-control-plane";
import { lookAgain } from "./look-again";
import { refuseForce } from "./refuse-force";
import { stampConsents } from "./stamp-consents";
import { withNode } from "./with-node";

export interface TurnOnInput {
  node: string;
  reason: string;
  options: MaintenanceOptions;
  /** Identifies this maintenance; the caller makes it, so that a repeated call is recognised. */
  id: string;
}

/**
 * Turns maintenance on: judges the plan once more on fresh nodes, then writes intent, cordon and the label that leaves
 * the node out of backups in one PATCH.
 * Evicting is the engine's work and starts when the annotation is seen.
 * @throws forbidden when the options need force and the actor may not; database-away when it could not be recorded;
 * refused when a check refuses or a consent is missing; nothing was written then. Refused, too, and taken back, when
 * another node that can't be missed beside this one was taken at the same time
 */
export function turnOn({ ctx, input }: { ctx: OperationContext; input: TurnOnInput }): Promise<ObservedNode> {
  return ctx.exclusive(async () => {
    ctx.requireRecords();
    refuseForce(ctx, input.options);
    const permissions = await ctx.cluster.permissions();
    const seen = ctx.index().node(input.node);
    if (!seen) throw new DrydockError({ code: "not-found", object: `node ${input.node}` });
    const fresh = await withFreshControlPlane(ctx.cluster, ctx.index(), seen);
    const plans: Judgement[] = [];
    const written = await changeNode(ctx.cluster, input.node, (node) => {
      const index = withNode(fresh, node);
      const judged = judge(index, node, input.options, permissions, ctx.clock.now());
      plans.push(judged);
      refuseUnlessReady(judged, input.node);
      const { labels, backupLabel } = excludeFromBackups(node);
      const intent = { ...intentFor(ctx, input, node, judged), backupLabel };
      return { unschedulable: true, labels, intent };
    });
    const node = await lookAgain(ctx, written);
    // Of several, where others were faster, the last was written.
    for (const plan of plans.slice(-1)) ctx.recordPlan(node, runPlanOf(plan));
    return node;
  });
}

/** What is kept of a plan: enough to read later what was promised for each pod. */
function runPlanOf({ madeAt, pods, checks }: Judgement): RunPlan {
  return {
    madeAt,
    pods: pods.map(({ namespace, name, verdict, cause, detail }) => ({
      ...{ namespace, name, verdict, cause, detail },
    })),
    checks,
  };
}

function refuseUnlessReady(judged: Judgement, node: string): void {
  const object = `maintenance mode for ${node}`;
  if (judged.refusal) {
    throw new DrydockError({
      code: "refused",
      object,
      why: judged.refusal,
      todo: "Nothing was written. See the plan's checks.",
    });
  }
  const missing = judged.pods.filter((pod) => isConsent(pod.cause));
  if (missing.length > 0) {
    const names = nameSome(missing.map((pod) => `${pod.namespace}/${pod.name}`));
    throw new DrydockError({
      code: "refused",
      object,
      why: `Consent is missing for ${names}.`,
      todo: "Nothing was written. Agree to each by name, or remove the pods first.",
    });
  }
}

function intentFor(
  ctx: OperationContext,
  input: TurnOnInput,
  node: ObservedNode,
  judged: Judgement,
): MaintenanceIntent {
  const since = ctx.clock.now().toISOString();
  return {
    version: 1,
    id: input.id,
    by: ctx.actor.name,
    reason: input.reason,
    since,
    installation: ctx.installation,
    wasCordoned: node.unschedulable,
    nodeUid: node.uid,
    podsToMove: judged.pods.filter((pod) => pod.verdict !== "stays").length,
    owners: ownersOf(ctx.index(), judged),
    bootId: node.bootId,
    options: stampConsents(input.options, [], { by: ctx.actor.name, at: since }),
  };
}

/** UIDs of the controllers whose pods are to leave. */
function ownersOf(index: ClusterIndex, judged: Judgement): string[] {
  const leaving = new Set(judged.pods.filter((pod) => pod.verdict !== "stays").map((pod) => pod.uid));
  const pods = index.podsOf(judged.node).filter((pod) => leaving.has(pod.uid));
  return [...new Set(pods.flatMap((pod) => pod.controller?.uid ?? []))];
}
