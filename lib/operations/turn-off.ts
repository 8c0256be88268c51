import type { ObservedNode } from "@/lib/domain/observed";
import { changeNode } from "./change-node";
import type { OperationContext } from "./context";
import { ownIntent } from "./own-intent";

/**
 * Asks for the end of a maintenance by marking the intent. The engine, which alone evicts, stops, waits for what is on
 * its way, and takes intent and cordon back in one PATCH: so no eviction can follow the end.
 * Asked twice it changes nothing the second time.
 */
export function turnOff({
  ctx,
  input,
}: {
  ctx: OperationContext;
  input: { node: string };
}): Promise<ObservedNode> {
  return ctx.exclusive(() =>
    changeNode(ctx.cluster, input.node, (node) => {
      const intent = ownIntent(node, ctx.installation);
      const ending = intent.ending ?? { by: ctx.actor.name, at: ctx.clock.now().toISOString() };
      return { intent: { ...intent, ending } };
    }),
  );
}
