import { DrydockError } from "@/lib/domain/errors";
import type { MaintenanceIntent } from "@/lib/domain/intent";
import type { ObservedNode } from "@/lib/domain/observed";

/**
 * The intent on a node, if this installation may change it.
 * @throws refused when there is none, it can't be read, or another installation's console set it
 */
export function ownIntent(node: ObservedNode, installation: string): MaintenanceIntent {
  const object = `the maintenance of ${node.name}`;
  if (node.intent === undefined) {
    throw new DrydockError({
      code: "refused",
      object,
      why: "The node is not in maintenance.",
      todo: "Turn maintenance mode on first.",
    });
  }
  if (node.intent === "unreadable") {
    throw new DrydockError({
      code: "refused",
      object,
      why: "Its annotation drydock.dev/maintenance can't be read.",
      todo: "Remove the annotation with kubectl, then cordon or uncordon the node.",
    });
  }
  if (node.intent.installation !== installation) {
    throw new DrydockError({
      code: "refused",
      object,
      why: `Another console, ${node.intent.installation}, drives it.`,
      todo: "Change it there.",
    });
  }
  return node.intent;
}
