import type { ClusterIndex } from "./cluster-index";
import { isControlPlane, isReady, takesPods } from "./node";
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

const takers = new WeakMap<ClusterIndex, readonly ObservedNode[]>();

/** All nodes that ordinary pods can be placed on now. Remembered per observation. */
export function takersOf(index: ClusterIndex): readonly ObservedNode[] {
  const known = takers.get(index);
  if (known) return known;
  const found = index.cluster.nodes.filter(takesPods);
  takers.set(index, found);
  return found;
}

export interface EtcdView {
  members: number;
  /** Members whose mirror pod is Ready on a Ready node. */
  ready: number;
  /** Members on nodes that are neither leaving nor in maintenance, and Ready. */
  readyElsewhere: number;
  /** Members that must answer: more than half of all. */
  quorum: number;
}

/**
 * etcd as its mirror pods show it (kubeadm's labels). undefined when none is seen: external or managed.
 * The quorum is that of all members, also of those that are down. Source: etcd, "failure tolerance".
 */
export function etcdWithout(index: ClusterIndex, leaving: string | undefined): EtcdView | undefined {
  const members = controlPlanesOf(index).flatMap((node) =>
    index
      .podsOf(node.name)
      .filter((pod) => pod.mirror && pod.namespace === "kube-system" && pod.labels.component === "etcd")
      .map((pod) => ({ node, ready: pod.ready && isReady(node) })),
  );
  if (members.length === 0) return undefined;
  const elsewhere = members.filter(
    ({ node, ready }) => ready && node.name !== leaving && node.intent === undefined,
  );
  return {
    members: members.length,
    ready: members.filter((member) => member.ready).length,
    readyElsewhere: elsewhere.length,
    quorum: Math.floor(members.length / 2) + 1,
  };
}

export interface ControlPlaneView {
  /** This node is one. */
  is: boolean;
  others: ObservedNode[];
  /** Others that are Ready and not in maintenance. */
  othersReady: ObservedNode[];
  othersInMaintenance: ObservedNode[];
}

export function controlPlaneWithout(index: ClusterIndex, node: ObservedNode): ControlPlaneView {
  const others = index.cluster.nodes.filter(
    (other) => other.name !== node.name && isControlPlane(index, other),
  );
  return {
    is: isControlPlane(index, node),
    others,
    othersReady: others.filter((other) => isReady(other) && other.intent === undefined),
    othersInMaintenance: others.filter((other) => other.intent !== undefined),
  };
}
