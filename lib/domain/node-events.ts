import type { MaintenanceIntent } from "./intent";
import type { MaintenanceState, Phase } from "./maintenance";
import { count } from "./words";

/** What is told about a node as a Kubernetes Event, for whoever looks with kubectl. */
export interface NodeEvent {
  type: "Normal" | "Warning";
  /** UpperCamelCase, as monitoring selects by it. */
  reason: string;
  note: string;
}

export function startEvent(intent: MaintenanceIntent): NodeEvent {
  const note = `${intent.by} turned maintenance mode on: ${intent.reason}. ${count(intent.podsToMove, "pod")} to move.`;
  return { type: "Normal", reason: "MaintenanceStarted", note };
}

export function endEvent(intent: MaintenanceIntent, unschedulable: boolean): NodeEvent {
  const cordon = unschedulable ? "still cordoned" : "takes pods again";
  const note = `${intent.ending ? `${intent.ending.by} turned maintenance mode off` : "Maintenance ended"}, ${cordon}.`;
  return { type: "Normal", reason: "MaintenanceEnded", note };
}

/** What a new phase is told as; undefined where the start or the end says it. */
export function phaseEvent(before: Phase | undefined, state: MaintenanceState): NodeEvent | undefined {
  const note = `${state.headline}.`;
  switch (state.phase) {
    case "blocked":
      return { type: "Warning", reason: "MaintenanceBlocked", note };
    case "complete":
      return {
        type: "Normal",
        reason: "MaintenanceComplete",
        note: "Safe to power off: all checks hold.",
      };
    case "failed":
      return { type: "Warning", reason: "MaintenanceFailed", note };
    case "paused":
      return { type: "Warning", reason: "MaintenancePaused", note: state.question?.text ?? note };
    case "initiated":
      if (before === undefined) return undefined;
      return before === "complete"
        ? { type: "Warning", reason: "MaintenanceNoLongerComplete", note }
        : { type: "Normal", reason: "MaintenanceResumed", note };
    case "ending":
      return undefined;
  }
}
