import { needsForce } from "@/lib/domain/access/force";
import { VERB_WORDS } from "@/lib/domain/access/verb";
import { DrydockError } from "@/lib/domain/errors";
import type { MaintenanceOptions } from "@/lib/domain/intent";
import type { OperationContext } from "./context";

/**
 * Asked of the options themselves, since whatever a dialog showed or hid, they are what is carried out.
 * @throws forbidden when they need force and the actor may not; database-away when it could not be recorded
 */
export function refuseForce(
  ctx: OperationContext,
  wanted: MaintenanceOptions,
  standing?: MaintenanceOptions,
): void {
  if (!needsForce(wanted, standing)) return;
  const access = ctx.access("maintenance.force");
  if (access.allowed) {
    ctx.requireRecords();
    return;
  }
  const { object, why, todo } = access;
  throw new DrydockError({
    code: "forbidden",
    verb: VERB_WORDS["maintenance.force"],
    object: `(${object})`,
    why,
    todo,
  });
}
