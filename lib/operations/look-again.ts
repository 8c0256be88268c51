import { controlPlane, lastSchedulable, refusalOf } from "@/lib/domain/checks";
import { DrydockError } from "@/lib/domain/errors";
import type { ObservedNode } from "@/lib/domain/observed";
import { changeNode } from "./change-node";
import type { OperationContext } from "./context";
import { withFreshControlPlane } from "./fresh-control-plane";
import { withFreshTaker } from "./fresh-taker";
import { withNode } from "./with-node";

/** Who ends a maintenance that nobody turned off. */
const CONSOLE = "Drydock";

/**
 * Looks once more at what can't do without all of its nodes, after a maintenance was written to one of them: the control
 * plane, and the nodes that take pods. Each console writes first and looks then, so of two that take two nodes at once
 * at least one sees the other: it steps back by marking its maintenance as ending, and the engine takes intent and
 * cordon back after what is on its way. Both may step back; both never stay.
 * @throws refused when the cluster can't do without the node
 */
export async function lookAgain(ctx: OperationContext, node: ObservedNode): Promise<ObservedNode> {
  const why = await refusalNow(ctx, node);
  if (why === undefined) return node;
  throw new DrydockError({
    code: "refused",
    object: `maintenance mode for ${node.name}`,
    why,
    todo: await stepBack(ctx, node),
  });
}

async function refusalNow(ctx: OperationContext, node: ObservedNode): Promise<string | undefined> {
  try {
    const planes = await withFreshControlPlane(ctx.cluster, withNode(ctx.index(), node), node);
    const index = await withFreshTaker(ctx.cluster, planes, node);
    return refusalOf([controlPlane(index, node), lastSchedulable(index, node)]);
  } catch (error) {
    if (!(error instanceof DrydockError)) throw error;
    return `The other nodes could not be read. ${error.message}.`;
  }
}

/** Marks the end of exactly this maintenance; says what comes of it. */
async function stepBack(ctx: OperationContext, { name, intent: mine }: ObservedNode): Promise<string> {
  const ending = { by: CONSOLE, at: ctx.clock.now().toISOString() };
  try {
    await changeNode(ctx.cluster, name, ({ intent }) => {
      const same = typeof mine === "object" && typeof intent === "object" && intent.id === mine.id;
      return same ? { intent: { ...intent, ending: intent.ending ?? ending } } : {};
    });
    return "It was cordoned for a moment; the console takes that back by itself. See the plan's checks.";
  } catch (error) {
    if (!(error instanceof DrydockError)) throw error;
    return `Turn maintenance mode off: taking it back failed (${error.message}).`;
  }
}
