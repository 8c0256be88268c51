import type { ClusterIndex } from "@/lib/domain/cluster-index";
import { isControlPlane, isReady } from "@/lib/domain/node";
import type { ObservedNode } from "@/lib/domain/observed";
import { nameSome } from "@/lib/domain/words";

/** On Jobs and pods of scans that were started here; its value is the run. */
export const SCAN_LABEL = "drydock.dev/scan";

/** Nodes that one run looks at: each is a Job with a log of its own. */
export const MOST_NODES = 100;

/** Why no scan may start now; undefined when one may. Source: Palette, "Maintenance Mode", limitations. */
export function scanRefusal(nodes: readonly Pick<ObservedNode, "name" | "intent">[]): string | undefined {
  const away = nodes.filter(({ intent }) => intent !== undefined).map(({ name }) => name);
  if (away.length === 0) return undefined;
  const are = away.length === 1 ? "is" : "are";
  return `${nameSome(away)} ${are} in maintenance: what a scan finds then is not how the cluster is.`;
}

/** Which nodes a scan looks at: those of a role, or those that somebody named. */
export type ScanScope = "all" | "control-plane" | "workers" | { nodes: readonly string[] };

export interface ScanTarget {
  node: string;
  controlPlane: boolean;
  /** etcd runs here, as its mirror pod or the node's role shows: its checks are made, and its folder is there. */
  etcd: boolean;
}

/** What a scope comes to: the nodes that are looked at, those left out because they are not Ready, and names of none. */
interface ScanTargets {
  targets: ScanTarget[];
  notReady: string[];
  unknown: string[];
}

function hasEtcd(index: ClusterIndex, node: string): boolean {
  return index.podsOf(node).some(({ mirror, labels }) => mirror && labels.component === "etcd");
}

/** The Ready nodes of a scope. A node that is not Ready would keep its Job waiting. */
export function targetsOf(index: ClusterIndex, scope: ScanScope): ScanTargets {
  const named = typeof scope === "object" ? new Set(scope.nodes) : undefined;
  const wanted = index.cluster.nodes
    .map((node) => ({ node, controlPlane: isControlPlane(index, node) }))
    .filter(({ node, controlPlane }) =>
      named ? named.has(node.name) : scope === "all" || controlPlane === (scope === "control-plane"),
    );
  const ready = wanted.filter(({ node }) => isReady(node));
  return {
    targets: ready.map(({ node: { name }, controlPlane }) => ({
      node: name,
      controlPlane,
      etcd: hasEtcd(index, name),
    })),
    notReady: wanted.filter((one) => !ready.includes(one)).map(({ node }) => node.name),
    unknown: [...(named ?? [])].filter((name) => index.node(name) === undefined),
  };
}
