import { type DecideInput, type Step, sooner } from "./action";
import { evictionsOf } from "./evictions";
import type { MaintenanceState } from "./maintenance";
import { deadlineOf, nextGroup, stateOf } from "./state";

/** A fresh list confirms Complete again this often, besides the watches. In milliseconds. */
export const VERIFY_EVERY_MS = 60_000;
/** After a fresh list that did not agree: time for the caches to catch up. In milliseconds. */
export const VERIFY_AGAIN_MS = 2_000;

export interface Decision extends Step {
  state: MaintenanceState;
}

/**
 * What to do next for one node in maintenance. A pure function of the observation: run twice on the same one it says
 * the same, and its effects carry preconditions, so that doing them twice is harmless.
 */
export function decide(input: DecideInput): Decision {
  const state = stateOf(input);
  return { state, ...stepOf(input, state) };
}

function stepOf(input: DecideInput, state: MaintenanceState): Step {
  switch (state.phase) {
    case "ending":
      return { actions: anyInFlight(input) ? [] : [{ type: "release" }] };
    case "paused":
      return { actions: [] };
    case "failed": {
      // Evicting has ended; looking has not, nor what was named for deletion.
      if (gatesHold(state)) return verifyWhenDue(input);
      return evictionsOf(
        input,
        state.remaining.filter((pod) => pod.cause === "forced"),
      );
    }
    case "complete":
      return verifyWhenDue(input);
    case "initiated":
    case "blocked": {
      const step = gatesHold(state) ? verifyWhenDue(input) : evictionsOf(input, nextGroup(state.remaining));
      return { ...step, wakeAt: sooner(step.wakeAt, deadlineOf(input.intent)) };
    }
  }
}

function anyInFlight({ index, node, inFlight }: DecideInput): boolean {
  return index.podsOf(node.name).some((pod) => inFlight.has(pod.uid));
}

/** Whether only the fresh list is missing. */
export function gatesHold(state: MaintenanceState): boolean {
  return state.proof.every((check) => check.id === "fresh-list" || check.state === "holds");
}

function verifyWhenDue({ verification, intent, now }: DecideInput): Step {
  const own = verification?.maintenanceId === intent.id ? verification : undefined;
  const dueAt = own === undefined ? 0 : Date.parse(own.at) + (own.agrees ? VERIFY_EVERY_MS : VERIFY_AGAIN_MS);
  if (dueAt <= now.getTime()) return { actions: [{ type: "verify" }] };
  return { actions: [], wakeAt: dueAt };
}
