import { DrydockError } from "@/lib/domain/errors";
import type { MaintenanceOptions } from "@/lib/domain/intent";
import type { Plan } from "@/lib/domain/maintenance";
import { planFor } from "@/lib/domain/plan";
import type { OperationContext } from "./context";
import { inSlices } from "./in-slices";

/** The plan of turning maintenance on for a node with these options. Changes nothing. */
export async function planMaintenance({
  ctx,
  input,
}: {
  ctx: OperationContext;
  input: { node: string; options: MaintenanceOptions };
}): Promise<Plan> {
  const [permissions, around] = await Promise.all([ctx.cluster.permissions(), ctx.around()]);
  const index = ctx.index();
  const node = index.node(input.node);
  if (!node) throw new DrydockError({ code: "not-found", object: `node ${input.node}` });
  return inSlices(planFor(index, node, input.options, permissions, ctx.clock.now(), around));
}
