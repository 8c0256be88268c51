import type { ClusterMaintenances, MaintainedNode } from "@/lib/contracts/maintained";
import type { NodeRow } from "@/lib/contracts/node";
import type { MaintenanceIntent } from "@/lib/domain/intent";
import { deadlineOf } from "@/lib/domain/state";

/** A cluster's nodes in maintenance, from its rows; undefined while there are none. */
export function maintainedOf(
  cluster: string,
  rows: readonly NodeRow[],
  intentOf: (node: string) => MaintenanceIntent | undefined,
): ClusterMaintenances | undefined {
  const nodes = rows.flatMap(({ name, uid, maintenance }): MaintainedNode[] => {
    if (maintenance === undefined) return [];
    const { proof: _, wasCordoned: __, ...told } = maintenance;
    const intent = intentOf(name);
    // Nobody is asked of what is complete, or being turned off.
    const asks = told.phase !== "complete" && told.phase !== "ending";
    const deadline = intent && asks ? deadlineOf(intent) : undefined;
    const deadlineAt = deadline === undefined ? undefined : new Date(deadline).toISOString();
    return [{ node: name, uid, ...told, deadlineAt }];
  });
  return nodes.length === 0 ? undefined : { cluster, nodes };
}
