import type { MaintenanceState } from "./maintenance";
import type { NodeCondition, ObservedNode } from "./observed";

/** Source: KEP-5683, "Node Lifecycle Conditions". Administrators set them and clear them; controllers read them. */
const TYPES = ["MaintenancePlanned", "DrainInProgress", "Drained", "MaintenanceInProgress"] as const;
export type LifecycleCondition = (typeof TYPES)[number];

/** The mark of what we wrote: others may write these types, too, and theirs are left alone. */
const OWN = "Drydock";

export interface ConditionChange {
  type: LifecycleCondition;
  /** Absent: the condition is removed. */
  set?: { reason: string; message: string };
}

/**
 * Conditions that hold of a maintenance: planned until it is Complete, in progress from then on, because then somebody may
 * work on the machine; the drain is in progress while pods are evicted.
 */
function wantedOf(state: MaintenanceState): LifecycleCondition[] {
  switch (state.phase) {
    case "initiated":
    case "blocked":
      return ["MaintenancePlanned", "DrainInProgress"];
    case "paused":
    case "failed":
      return ["MaintenancePlanned"];
    case "complete":
      return ["Drained", "MaintenanceInProgress"];
    case "ending":
      return [];
  }
}

function isOwn({ reason }: NodeCondition): boolean {
  return reason?.startsWith(OWN) === true;
}

/** What has to be written so that the node says where its maintenance is; undefined state: it is in none. */
export function conditionChanges(node: ObservedNode, state: MaintenanceState | undefined): ConditionChange[] {
  const wanted = new Set(state ? wantedOf(state) : []);
  return TYPES.flatMap((type): ConditionChange[] => {
    const present = node.conditions.find((condition) => condition.type === type);
    if (present && !isOwn(present)) return [];
    if (state && wanted.has(type)) {
      const reason = `${OWN}Maintenance`;
      const message = "Drydock keeps this node in maintenance.";
      return present ? [] : [{ type, set: { reason, message } }];
    }
    return present ? [{ type }] : [];
  });
}
