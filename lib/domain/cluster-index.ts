import type {
  ObservedAttachment,
  ObservedBudget,
  ObservedClaim,
  ObservedCluster,
  ObservedNode,
  ObservedPod,
  ObservedReplicas,
} from "./observed";
import { PodIndex } from "./pod-index";
import type { ObservedVolume } from "./scheduling/observed";

export type ClusterButPods = Omit<ObservedCluster, "pods">;

/** An observed cluster with the look-ups that the rules need. A value: it stays as it is while the cluster goes on. */
export interface ClusterIndex {
  cluster: ClusterButPods;
  pods: PodIndex;
  node(name: string): ObservedNode | undefined;
  podsOf(node: string): readonly ObservedPod[];
  budgetsIn(namespace: string): readonly ObservedBudget[];
  replicasOf(controllerUid: string): ObservedReplicas | undefined;
  /** Pods that a controller of this UID has, anywhere. */
  podsOfController(uid: string): readonly ObservedPod[];
  attachmentsOf(node: string): readonly ObservedAttachment[];
  /** True also when DaemonSets can't be read: a pod that stays by mistake is seen, one that is lost is not. */
  daemonSetExists(uid: string): boolean;
  /** Name of the PersistentVolume bound to a claim. */
  volumeOf(namespace: string, claim: string): string | undefined;
  /** A PersistentVolume by its name. */
  persistentVolume(name: string): ObservedVolume | undefined;
}

/** What is made of a collection, made once: the watch caches give the same array until something in it changes. */
function once<T extends object, V>(make: (items: T) => V): (items: T) => V {
  const made = new WeakMap<T, V>();
  return (items) => {
    const known = made.get(items);
    if (known !== undefined) return known;
    const value = make(items);
    made.set(items, value);
    return value;
  };
}

const nodesByName = once((nodes: readonly ObservedNode[]) => new Map(nodes.map((node) => [node.name, node])));
const budgetsByNamespace = once((budgets: readonly ObservedBudget[]) =>
  Map.groupBy(budgets, ({ namespace }) => namespace),
);
const replicasByUid = once(
  (replicas: readonly ObservedReplicas[]) => new Map(replicas.map((owner) => [owner.uid, owner])),
);
const claimsByKey = once(
  (claims: readonly ObservedClaim[]) =>
    new Map(claims.map((claim) => [`${claim.namespace}/${claim.name}`, claim.volume])),
);
const attachmentsByNode = once((attachments: readonly ObservedAttachment[]) =>
  Map.groupBy(attachments, ({ nodeName }) => nodeName),
);
const volumesByName = once(
  (volumes: readonly ObservedVolume[]) => new Map(volumes.map((volume) => [volume.name, volume])),
);
const daemonSetUids = once((uids: readonly string[]) => new Set(uids));

export function indexCluster({ pods, ...rest }: ObservedCluster): ClusterIndex {
  return indexWith(rest, PodIndex.of(pods));
}

/** For who keeps the pods' index up to date from one observation to the next. */
export function indexWith(cluster: ClusterButPods, pods: PodIndex): ClusterIndex {
  return {
    cluster,
    pods,
    node: (name) => nodesByName(cluster.nodes).get(name),
    podsOf: (node) => pods.byNode.group(node),
    budgetsIn: (namespace) => budgetsByNamespace(cluster.budgets).get(namespace) ?? [],
    replicasOf: (uid) => replicasByUid(cluster.replicas).get(uid),
    podsOfController: (uid) => pods.byController.group(uid),
    attachmentsOf: (node) => attachmentsByNode(cluster.attachments).get(node) ?? [],
    daemonSetExists: (uid) => cluster.daemonSets === undefined || daemonSetUids(cluster.daemonSets).has(uid),
    volumeOf: (namespace, claim) => claimsByKey(cluster.claims).get(`${namespace}/${claim}`),
    persistentVolume: (name) => cluster.volumes && volumesByName(cluster.volumes).get(name),
  };
}

/** What was read past the caches: some nodes, and all of their pods and attachments where those were read too. */
export interface FreshlyRead {
  nodes: readonly ObservedNode[];
  pods?: readonly ObservedPod[];
  attachments?: readonly ObservedAttachment[];
}

/**
 * The observation with the nodes of these names as they were just read; caches lag behind a read by some milliseconds.
 * One that was asked for and is not among the nodes read is gone.
 */
export function withFresh(index: ClusterIndex, names: ReadonlySet<string>, read: FreshlyRead): ClusterIndex {
  const { nodes, attachments } = index.cluster;
  return indexWith(
    {
      ...index.cluster,
      nodes: [...nodes.filter(({ name }) => !names.has(name)), ...read.nodes],
      attachments: read.attachments
        ? [...attachments.filter(({ nodeName }) => !names.has(nodeName)), ...read.attachments]
        : attachments,
    },
    read.pods ? index.pods.withPodsOf(names, read.pods) : index.pods,
  );
}
