import { isDedicated } from "./checks";
import type { ClusterIndex } from "./cluster-index";
import type { PlanCheck } from "./maintenance";
import { isControlPlane } from "./node";
import { count } from "./words";

/**
 * What a cluster should have before any of its nodes leaves: more than one control plane node. Whether this very node may
 * leave is another check; here nothing refuses. Source: Palette, "Maintenance Mode", prerequisites.
 */
export function severalControlPlanes(index: ClusterIndex): PlanCheck {
  const id = "control-planes";
  const all = index.cluster.nodes.filter((node) => isControlPlane(index, node)).length;
  if (all === 0) {
    const detail = "No node carries that role: it is managed, or runs elsewhere.";
    return { id, state: "unknown", title: "Control plane not seen", detail };
  }
  if (all === 1) {
    const detail =
      "While a node is in maintenance nothing stands in for this one: should it fail, nobody can act.";
    return { id, state: "warn", title: "Only one control plane node", detail };
  }
  const detail = "Another one serves should one fail meanwhile.";
  return { id, state: "pass", title: count(all, "control plane node"), detail };
}

/** The same of workers: nodes that are there for ordinary pods, in whatever state. */
export function severalWorkers(index: ClusterIndex): PlanCheck {
  const id = "workers";
  const all = index.cluster.nodes.filter((node) => !isDedicated(index, node)).length;
  if (all > 1) {
    const detail = "Pods that leave one have others to go to, as far as these are Ready and have room.";
    return { id, state: "pass", title: count(all, "worker node"), detail };
  }
  const title = all === 1 ? "Only one worker node" : "No worker node";
  return {
    id,
    state: "warn",
    title,
    detail: "Pods that leave a node have no other worker to go to. Add one first.",
  };
}
