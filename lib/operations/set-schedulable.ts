import { DrydockError } from "@/lib/domain/errors";
import type { ObservedNode } from "@/lib/domain/observed";
import { changeNode } from "./change-node";
import type { OperationContext } from "./context";

/**
 * Cordons or uncordons a node that is not in maintenance, as kubectl does.
 * @throws refused while the node is in maintenance, which owns its cordon then; database-away for a cordon that could
 * not be recorded
 */
export function setSchedulable({
  ctx,
  input,
}: {
  ctx: OperationContext;
  input: { node: string; schedulable: boolean };
}): Promise<ObservedNode> {
  return ctx.exclusive(() => {
    if (!input.schedulable) ctx.requireRecords();
    return changeNode(ctx.cluster, input.node, (node) => {
      if (node.intent !== undefined) {
        throw new DrydockError({
          code: "refused",
          object: `${input.schedulable ? "uncordon" : "cordon"} ${node.name}`,
          why: "The node is in maintenance, which owns its cordon.",
          todo: input.schedulable
            ? "Turn maintenance mode off instead."
            : "Resume the maintenance to cordon it again.",
        });
      }
      return { unschedulable: !input.schedulable };
    });
  });
}
