import type { ClusterIndex } from "./cluster-index";
import { apiServersWithout, controlPlaneWithout, etcdWithout } from "./control-plane";
import type { MaintenanceIntent } from "./intent";
import type { ProofCheck, Question } from "./maintenance";
import { isControlPlane } from "./node";
import type { ObservedNode } from "./observed";
import { count, nameSome } from "./words";

/**
 * Whether a maintenance was first. Every console orders two of them alike, by what stands on the nodes: so of two that
 * were turned on at once exactly one goes on.
 */
function precedes(a: [ObservedNode, MaintenanceIntent], b: [ObservedNode, MaintenanceIntent]): boolean {
  const [[nodeA, one], [nodeB, other]] = [a, b];
  const [sinceA, sinceB] = [Date.parse(one.since), Date.parse(other.since)];
  if (sinceA !== sinceB) return sinceA < sinceB;
  return one.id === other.id ? nodeA.name < nodeB.name : one.id < other.id;
}

/** Control-plane nodes that were taken before this one. What can't be read counts as earlier: it is not known to be later. */
function takenBefore(index: ClusterIndex, node: ObservedNode, intent: MaintenanceIntent): ObservedNode[] {
  return controlPlaneWithout(index, node).othersInMaintenance.filter(
    (other) =>
      other.intent === "unreadable" ||
      (other.intent !== undefined && precedes([other, other.intent], [node, intent])),
  );
}

interface Remaining {
  serves: boolean;
  value: string;
  detail: string;
}

/** What of the control plane is left without this node and those given. */
function remainingOf(index: ClusterIndex, node: ObservedNode, away: readonly ObservedNode[]): Remaining {
  const names = new Set(away.map(({ name }) => name));
  const isAway = ({ name }: ObservedNode) => names.has(name);
  const servers = apiServersWithout(index, node.name, isAway).length;
  const etcd = etcdWithout(index, node.name, isAway);
  const without = away.length > 0 ? ` Without ${nameSome([...names])}, in maintenance before this one.` : "";
  if (etcd === undefined) {
    const detail = `${count(servers, "other API server")} Ready. etcd is external or managed.${without}`;
    return { serves: servers > 0, value: `${servers} Ready`, detail };
  }
  return {
    serves: servers > 0 && etcd.readyElsewhere >= etcd.quorum,
    value: `${etcd.readyElsewhere} of ${etcd.members}`,
    detail: `${count(etcd.readyElsewhere, "etcd member")} Ready on other nodes, ${etcd.quorum} needed; ${count(servers, "other API server")} Ready.${without}`,
  };
}

/** The proof that the control plane serves without this node and all that were taken before it. */
export function controlPlaneServes(
  index: ClusterIndex,
  node: ObservedNode,
  intent: MaintenanceIntent,
): ProofCheck {
  const { serves, value, detail } = remainingOf(index, node, takenBefore(index, node, intent));
  const state = serves ? "holds" : "open";
  return { id: "control-plane", state, title: "Control plane serves without it", value, detail };
}

/**
 * Of control-plane nodes that must not leave together the later waits: turning on looks before and after it writes, and
 * this holds whatever slipped through. undefined when it may go on.
 */
export function controlPlaneQuestion(
  index: ClusterIndex,
  node: ObservedNode,
  intent: MaintenanceIntent,
): Question | undefined {
  if (!isControlPlane(index, node)) return undefined;
  const before = takenBefore(index, node, intent);
  if (before.length === 0) return undefined;
  const { serves, detail } = remainingOf(index, node, before);
  if (serves) return undefined;
  const names = nameSome(before.map(({ name }) => name));
  return {
    kind: "control-plane",
    text: `Control plane ${before.length === 1 ? "node" : "nodes"} ${names} went into maintenance first, and both can't be away. ${detail} Nothing is evicted here until that ends; it goes on by itself then. Or turn maintenance mode off.`,
  };
}
