import type { ClusterIndex } from "@/lib/domain/cluster-index";
import type { ObservedNode, ObservedPod } from "@/lib/domain/observed";
import { getOrMake } from "./get-or-make";
import type { Labelled, NamespaceLabels } from "./pod-terms";
import { type Topology, topologyOf } from "./topology";
import { createVolumeBook, type VolumeBook } from "./volume-book";

/** Pods that look alike to selectors: same namespace, same labels. */
export interface PodGroup extends Labelled {
  pods: ObservedPod[];
}

/** Pods with the same wishes about other pods. */
export interface WishGroup {
  namespace: string;
  pods: ObservedPod[];
}

/** What the scheduling rules read of one observation. Parts that are costly are made when first asked for. */
export interface Snapshot {
  index: ClusterIndex;
  nodes: readonly ObservedNode[];
  /** What the nodes have to give, by place. */
  offers: { cpuMilli: Float64Array; memoryBytes: Float64Array; pods: Float64Array };
  /** Some node has a PreferNoSchedule taint. */
  anyUnloved: boolean;
  /** The lowest priority of a pod that runs. */
  lowestPriority(): number;
  /** Place of a node in `nodes`, -1 for one that is not there. */
  placeOf(name: string | undefined): number;
  topology(key: string): Topology;
  /** 1 for each node that has all of these labels; not to be changed. */
  nodesWith(keys: readonly string[]): Uint8Array;
  /** Scheduled pods by their labels. */
  groupsIn(namespace: string): readonly PodGroup[];
  namespaces(): Iterable<string>;
  /** Scheduled pods that have wishes about other pods. */
  wishes(): readonly WishGroup[];
  labelsOf: NamespaceLabels;
  volumes: VolumeBook;
}

/** Finished pods take no room and are no neighbours. Source: k8s.io/kubernetes pkg/scheduler/eventhandlers.go. */
export function counts(pod: ObservedPod): boolean {
  return pod.phase !== "Succeeded" && pod.phase !== "Failed";
}

function hasWishes({ scheduling }: ObservedPod): boolean {
  return Boolean(
    scheduling &&
      (scheduling.affinity ||
        scheduling.antiAffinity ||
        scheduling.preferredAffinity ||
        scheduling.preferredAntiAffinity),
  );
}

function lazily<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function make(index: ClusterIndex): Snapshot {
  const { nodes } = index.cluster;
  const pods = index.pods.all();
  const places = new Map(nodes.map((node, place) => [node.name, place]));
  const topologies = new Map<string, Topology>();
  const labelled = new Map<string, Uint8Array>();
  const scheduled = (pod: ObservedPod) => places.has(pod.nodeName ?? "") && counts(pod);

  const groups = lazily(() => {
    // Labels of pods of one controller are one object, so that most pods are found without comparing.
    const byNamespace = new Map<string, Map<object, PodGroup>>();
    for (const pod of pods) {
      if (!scheduled(pod)) continue;
      const { namespace, labels } = pod;
      const inside = getOrMake(byNamespace, namespace, () => new Map<object, PodGroup>());
      getOrMake(inside, labels, () => ({ namespace, labels, pods: [] })).pods.push(pod);
    }
    return new Map([...byNamespace].map(([namespace, inside]) => [namespace, [...inside.values()]]));
  });

  const wishes = lazily(() => {
    const byTerms = new Map<object, Map<string, WishGroup>>();
    for (const pod of pods) {
      if (!pod.scheduling || !hasWishes(pod) || !scheduled(pod)) continue;
      const { namespace } = pod;
      const inside = getOrMake(byTerms, pod.scheduling, () => new Map<string, WishGroup>());
      getOrMake(inside, namespace, () => ({ namespace, pods: [] })).pods.push(pod);
    }
    return [...byTerms.values()].flatMap((inside) => [...inside.values()]);
  });

  const namespaceLabels = lazily(
    () => new Map(index.cluster.namespaces?.map(({ name, labels }) => [name, labels])),
  );

  return {
    index,
    nodes,
    offers: {
      cpuMilli: Float64Array.from(nodes, ({ allocatable }) => allocatable.cpuMilli),
      memoryBytes: Float64Array.from(nodes, ({ allocatable }) => allocatable.memoryBytes),
      pods: Float64Array.from(nodes, ({ allocatable }) => allocatable.pods),
    },
    anyUnloved: nodes.some(({ taints }) => taints.some(({ effect }) => effect === "PreferNoSchedule")),
    lowestPriority: lazily(() => {
      let lowest = Number.MAX_SAFE_INTEGER;
      for (const pod of pods) if (scheduled(pod)) lowest = Math.min(lowest, pod.scheduling?.priority ?? 0);
      return lowest;
    }),
    placeOf: (name) => (name === undefined ? -1 : (places.get(name) ?? -1)),
    nodesWith: (keys) =>
      getOrMake(labelled, keys.join(), () =>
        Uint8Array.from(nodes, ({ labels }) => (keys.every((key) => labels[key] !== undefined) ? 1 : 0)),
      ),
    topology: (key) => getOrMake(topologies, key, () => topologyOf(nodes, key)),
    groupsIn: (namespace) => groups().get(namespace) ?? [],
    namespaces: () => groups().keys(),
    wishes,
    labelsOf: (namespace) => namespaceLabels().get(namespace),
    volumes: createVolumeBook(index.cluster),
  };
}

const made = new WeakMap<ClusterIndex, Snapshot>();

/** The snapshot of an observation; made once for each. */
export function snapshotOf(index: ClusterIndex): Snapshot {
  return getOrMake(made, index, () => make(index));
}
