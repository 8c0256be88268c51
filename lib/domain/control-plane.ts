import type { ClusterIndex } from "./cluster-index";
import { hasControlPlaneRole, isControlPlane, isReady, rolesOf, takesPods } from "./node";
import type { ObservedNode } from "./observed";

const controlPlanes = new WeakMap<ClusterIndex, readonly ObservedNode[]>();

/** All control-plane nodes. Remembered per observation: each row's menu asks. */
function controlPlanesOf(index: ClusterIndex): readonly ObservedNode[] {
  const known = controlPlanes.get(index);
  if (known) return known;
  const found = index.cluster.nodes.filter((node) => isControlPlane(index, node));
  controlPlanes.set(index, found);
  return found;
}

const takers = new WeakMap<readonly ObservedNode[], ReadonlySet<string>>();

/** Names of all nodes that ordinary pods can be placed on now. Remembered until a node changes: each row's menu asks. */
export function takersOf({ cluster: { nodes } }: ClusterIndex): ReadonlySet<string> {
  const known = takers.get(nodes);
  if (known) return known;
  const found = new Set(nodes.filter(takesPods).map(({ name }) => name));
  takers.set(nodes, found);
  return found;
}

/** Which of the other control-plane nodes count as gone. */
type Away = (node: ObservedNode) => boolean;

const inMaintenance: Away = (node) => node.intent !== undefined;

/** A part of the control plane that runs on a node, and whether it answers. */
interface Member {
  node: ObservedNode;
  ready: boolean;
}

/** Mirror pods by kubeadm's label `component`. A pod on a node that is not Ready is only said to be Ready. */
export function mirrorsOf(index: ClusterIndex, component: string): Member[] {
  return controlPlanesOf(index).flatMap((node) =>
    index
      .podsOf(node.name)
      .filter((pod) => pod.mirror && pod.namespace === "kube-system" && pod.labels.component === component)
      .map((pod) => ({ node, ready: pod.ready && isReady(node) })),
  );
}

/** Where etcd runs inside another process (k3s), no pod shows it: the node's role does. */
function etcdNodes(index: ClusterIndex): Member[] {
  return controlPlanesOf(index)
    .filter((node) => rolesOf(node).includes("etcd"))
    .map((node) => ({ node, ready: isReady(node) }));
}

export interface EtcdView {
  members: number;
  /** Members whose mirror pod is Ready on a Ready node. */
  ready: number;
  /** Ready members on nodes that are neither leaving nor away. */
  readyElsewhere: number;
  /** Members that must answer: more than half of all. */
  quorum: number;
}

/**
 * etcd as its mirror pods show it (kubeadm's labels), or the role etcd of nodes. undefined when none is seen: external
 * or managed, so it does not leave with a node. The quorum is that of all members, also of those that are down.
 * Source: etcd, "failure tolerance".
 */
export function etcdWithout(
  index: ClusterIndex,
  leaving: string | undefined,
  away: Away = inMaintenance,
): EtcdView | undefined {
  const pods = mirrorsOf(index, "etcd");
  const members = pods.length > 0 ? pods : etcdNodes(index);
  if (members.length === 0) return undefined;
  return {
    members: members.length,
    ready: members.filter((member) => member.ready).length,
    readyElsewhere: members.filter(({ node, ready }) => ready && node.name !== leaving && !away(node)).length,
    quorum: Math.floor(members.length / 2) + 1,
  };
}

/**
 * Nodes whose API server answers without this one and those away: by mirror pods, or where none is seen (k3s, managed)
 * by the nodes of that role.
 */
export function apiServersWithout(
  index: ClusterIndex,
  leaving: string,
  away: Away = inMaintenance,
): ObservedNode[] {
  const pods = mirrorsOf(index, "kube-apiserver");
  const nodes = controlPlanesOf(index).filter(hasControlPlaneRole);
  const servers = pods.length > 0 ? pods : nodes.map((node) => ({ node, ready: isReady(node) }));
  return servers
    .filter(({ node, ready }) => ready && node.name !== leaving && !away(node))
    .map(({ node }) => node);
}

export interface ControlPlaneView {
  others: ObservedNode[];
  /** Others that serve and are not in maintenance. */
  othersReady: ObservedNode[];
  othersInMaintenance: ObservedNode[];
}

export function controlPlaneWithout(index: ClusterIndex, node: ObservedNode): ControlPlaneView {
  const others = controlPlanesOf(index).filter((other) => other.name !== node.name);
  return {
    others,
    othersReady: apiServersWithout(index, node.name),
    othersInMaintenance: others.filter(inMaintenance),
  };
}
