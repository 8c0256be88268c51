import type { BackupLocation, VeleroObjects } from "@/lib/domain/backups/observed";
import { DrydockError } from "@/lib/domain/errors";
import type { BackupContent, NewBackup } from "./backup-port";
import type { OperationContext } from "./context";

export type StartBackupInput =
  | { schedule: string }
  | { namespaces: string[]; location?: string; keepHours: number };

/**
 * Starts a backup of Velero, from a schedule or by hand. Nodes in maintenance carry Velero's label and are left out.
 * @throws refused when Velero is not installed or the storage location can't be written; not-found; bad-input for a
 * namespace that is not there
 */
export async function startBackup({
  ctx,
  input,
}: {
  ctx: Pick<OperationContext, "cluster" | "index" | "clock">;
  input: StartBackupInput;
}): Promise<{ namespace: string; name: string }> {
  const found = await ctx.cluster.backups.read();
  if (!found) throw refused("Velero is not installed in this cluster.", "Install it, then try again.");
  const stamp = ctx.clock.now().toISOString().replaceAll(/\D/g, "").slice(0, 14);
  return ctx.cluster.backups.start(
    "schedule" in input ? fromSchedule(found, input, stamp) : byHand(ctx, found, input, stamp),
  );
}

function refused(why: string, todo: string): DrydockError {
  return new DrydockError({ code: "refused", object: "a backup", why, todo });
}

function fromSchedule(
  found: VeleroObjects,
  { schedule: name }: { schedule: string },
  stamp: string,
): NewBackup {
  const schedule = found.schedules.find((one) => one.name === name);
  if (!schedule) throw new DrydockError({ code: "not-found", object: `schedule ${name}` });
  usable(found, schedule.location);
  const { namespace } = schedule;
  return { namespace, name: `${name}-${stamp}`, content: { schedule: name } };
}

function byHand(
  { index }: Pick<OperationContext, "index">,
  found: VeleroObjects,
  { namespaces, location, keepHours }: Exclude<StartBackupInput, { schedule: string }>,
  stamp: string,
): NewBackup {
  const there = index().cluster.namespaces;
  const missing = there && namespaces.find((namespace) => !there.some(({ name }) => name === namespace));
  if (missing !== undefined) {
    throw new DrydockError({
      code: "bad-input",
      what: `There is no namespace ${missing}`,
      why: "A backup of it would hold nothing.",
      field: "namespaces",
    });
  }
  const at = usable(found, location);
  const content: BackupContent = { namespaces, location: at.name, keepHours };
  return { namespace: at.namespace, name: `manual-${stamp}`, content };
}

/** The location of that name, or the default one, if it can be written. */
function usable({ locations }: VeleroObjects, name: string | undefined): BackupLocation {
  const found = locations.find((location) =>
    name === undefined ? location.isDefault : location.name === name,
  );
  if (!found) {
    const which = name === undefined ? "default storage location" : `storage location ${name}`;
    throw refused(`Velero has no ${which}.`, "Name one that is there.");
  }
  if (found.readOnly) throw refused(`Storage location ${found.name} is read-only.`, "Name another one.");
  if (found.phase === "Unavailable") {
    const why = found.message ?? "Velero says no more.";
    throw refused(`Storage location ${found.name} is Unavailable: ${why}`, "Mend it, or name another one.");
  }
  return found;
}
