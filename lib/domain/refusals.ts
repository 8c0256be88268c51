import { quickRefusal } from "./checks";
import type { ClusterIndex } from "./cluster-index";
import { takersOf } from "./control-plane";
import { isControlPlane } from "./node";
import type { ObservedNode } from "./observed";

/** Why a verb is refused for a node now. A verb without an entry is allowed. */
export interface Refusals {
  turnOn?: string;
  turnOff?: string;
  cordon?: string;
  uncordon?: string;
}

/** The same answer for the menu that shows a verb and for the operation that carries it out. */
export function refusalsOf(index: ClusterIndex, node: ObservedNode, installation: string): Refusals {
  const refusals: Refusals = {};
  const { intent } = node;
  if (intent === undefined) {
    refusals.turnOn = quickRefusal(index, node);
    refusals.turnOff = "Not in maintenance.";
    if (node.unschedulable) refusals.cordon = "Already cordoned.";
    else refusals.uncordon = "Already schedulable.";
    return refusals;
  }
  refusals.turnOn = "Already in maintenance.";
  if (intent === "unreadable") {
    refusals.turnOff = "Its maintenance annotation can't be read. Remove the annotation with kubectl.";
  } else if (intent.installation !== installation) {
    refusals.turnOff = `Another console, ${intent.installation}, turned it on. Turn it off there.`;
  } else if (intent.ending) {
    refusals.turnOff = "It is being turned off.";
  }
  refusals.cordon = node.unschedulable ? "Already cordoned." : "In maintenance. Resume it to cordon again.";
  refusals.uncordon = "In maintenance. Turn maintenance mode off instead.";
  return refusals;
}

/**
 * What the refusals of every node depend on beside the node and its pods: who is the last that takes pods, if one is.
 * Two observations with the same value here give a node that did not change the same refusals.
 */
export function commonGround(index: ClusterIndex): string {
  const takers = takersOf(index);
  return takers.size > 1 ? "several take pods" : [...takers].join();
}

/** Whether the refusals of this node depend on more: control-plane nodes on each other, those in maintenance on time. */
export function dependsOnOthers(index: ClusterIndex, node: ObservedNode): boolean {
  return node.intent !== undefined || isControlPlane(index, node);
}
