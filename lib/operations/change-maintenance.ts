import { deletes, permission } from "@/lib/domain/checks";
import { DrydockError } from "@/lib/domain/errors";
import type { MaintenanceIntent, MaintenanceOptions } from "@/lib/domain/intent";
import type { ObservedNode } from "@/lib/domain/observed";
import { changeNode } from "./change-node";
import type { OperationContext } from "./context";
import { ownIntent } from "./own-intent";
import type { NodePatch } from "./ports";
import { refuseForce } from "./refuse-force";
import { stampConsents } from "./stamp-consents";

export type Change =
  | { action: "pause" }
  | { action: "resume" }
  | { action: "set-options"; options: MaintenanceOptions };

/**
 * Pauses, resumes, or changes the options of a maintenance that runs. Resuming also cordons again a node that somebody
 * uncordoned: the person who resumes has answered that question.
 * @throws forbidden when the options need more force than was agreed to, and the actor may not
 */
export function changeMaintenance({
  ctx,
  input,
}: {
  ctx: OperationContext;
  input: { node: string; change: Change };
}): Promise<ObservedNode> {
  return ctx.exclusive(async () => {
    if (input.change.action === "set-options")
      await refuseUnlessMayDelete(ctx, input.node, input.change.options);
    return changeNode(ctx.cluster, input.node, (node) => {
      const intent = ownIntent(node, ctx.installation);
      if (intent.ending) {
        const object = `the maintenance of ${node.name}`;
        throw new DrydockError({
          code: "refused",
          object,
          why: "It is being turned off.",
          todo: "Turn it on again afterwards.",
        });
      }
      return changed(ctx, node, intent, input.change);
    });
  });
}

/** Deleting by name needs a right that a drain does without. */
async function refuseUnlessMayDelete(
  ctx: OperationContext,
  node: string,
  options: MaintenanceOptions,
): Promise<void> {
  if (!deletes(options)) return;
  const check = permission(await ctx.cluster.permissions(), options);
  if (check.state !== "refuse") return;
  throw new DrydockError({
    code: "refused",
    object: `deleting pods of ${node}`,
    why: check.detail,
    todo: "Nothing was written.",
  });
}

function changed(
  ctx: OperationContext,
  node: ObservedNode,
  intent: MaintenanceIntent,
  change: Change,
): Omit<NodePatch, "resourceVersion"> {
  switch (change.action) {
    case "pause":
      return {
        intent: {
          ...intent,
          paused: intent.paused ?? { by: ctx.actor.name, at: ctx.clock.now().toISOString() },
        },
      };
    case "resume":
      ctx.requireRecords();
      if (intent.nodeUid !== node.uid) {
        throw new DrydockError({
          code: "refused",
          object: `resuming the maintenance of ${node.name}`,
          why: "The node was made again under its name; the plan was made for its predecessor.",
          todo: "Turn maintenance mode off, read a new plan, and turn it on again.",
        });
      }
      return { unschedulable: true, intent: { ...intent, paused: undefined } };
    case "set-options": {
      refuseForce(ctx, change.options, intent.options);
      const stamp = { by: ctx.actor.name, at: ctx.clock.now().toISOString() };
      return {
        intent: { ...intent, options: stampConsents(change.options, intent.options.consents, stamp) },
      };
    }
  }
}
