import type {
  ObservedBudget,
  ObservedCluster,
  ObservedNode,
  ObservedPod,
  ObservedReplicas,
} from "./observed";
import type { ObservedVolume } from "./scheduling/observed";

/** An observed cluster with the look-ups that the rules need. Built once per observation; reads are O(1). */
export interface ClusterIndex {
  cluster: ObservedCluster;
  node(name: string): ObservedNode | undefined;
  podsOf(node: string): readonly ObservedPod[];
  budgetsIn(namespace: string): readonly ObservedBudget[];
  replicasOf(controllerUid: string): ObservedReplicas | undefined;
  /** Pods that a controller of this UID has, anywhere. */
  podsOfController(uid: string): readonly ObservedPod[];
  /** True also when DaemonSets can't be read: a pod that stays by mistake is seen, one that is lost is not. */
  daemonSetExists(uid: string): boolean;
  /** Name of the PersistentVolume bound to a claim. */
  volumeOf(namespace: string, claim: string): string | undefined;
  /** A PersistentVolume by its name. */
  persistentVolume(name: string): ObservedVolume | undefined;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string | undefined): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

export function indexCluster(cluster: ObservedCluster): ClusterIndex {
  const nodes = new Map(cluster.nodes.map((node) => [node.name, node]));
  const pods = groupBy(cluster.pods, (pod) => pod.nodeName);
  const budgets = groupBy(cluster.budgets, (budget) => budget.namespace);
  const replicas = new Map(cluster.replicas.map((owner) => [owner.uid, owner]));
  const daemonSets = cluster.daemonSets && new Set(cluster.daemonSets);
  // Few ask for these: built when somebody does.
  let volumes: Map<string, ObservedVolume> | undefined;
  let byController: Map<string, ObservedPod[]> | undefined;
  const claims = new Map(cluster.claims.map((claim) => [`${claim.namespace}/${claim.name}`, claim.volume]));
  return {
    cluster,
    node: (name) => nodes.get(name),
    podsOf: (node) => pods.get(node) ?? [],
    budgetsIn: (namespace) => budgets.get(namespace) ?? [],
    replicasOf: (uid) => replicas.get(uid),
    podsOfController(uid) {
      byController ??= groupBy(cluster.pods, (pod) => pod.controller?.uid);
      return byController.get(uid) ?? [];
    },
    daemonSetExists: (uid) => daemonSets === undefined || daemonSets.has(uid),
    volumeOf: (namespace, claim) => claims.get(`${namespace}/${claim}`),
    persistentVolume(name) {
      volumes ??= new Map(cluster.volumes?.map((volume) => [volume.name, volume]));
      return volumes.get(name);
    },
  };
}
