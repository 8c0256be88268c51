import type { ClusterIndex } from "@/lib/domain/cluster-index";
import type { ObservedNode } from "@/lib/domain/observed";
import { each, type Steps } from "@/lib/domain/steps";
import { getOrMake } from "./get-or-make";
import { takenBy } from "./node-use";
import { grouped, type PodGroup, type WishGroup } from "./pod-groups";
import { type NamespaceLabels, namespacesMeant } from "./pod-terms";
import { type Topology, topologyOf } from "./topology";
import { createVolumeBook, type VolumeBook } from "./volume-book";

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
  /** Scheduled pods that have wishes which may be about pods of a namespace. */
  wishesAbout(namespace: string): readonly WishGroup[];
  labelsOf: NamespaceLabels;
  volumes: VolumeBook;
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
  const places = new Map(nodes.map((node, place) => [node.name, place]));
  const topologies = new Map<string, Topology>();
  const labelled = new Map<string, Uint8Array>();

  const groups = lazily(() => {
    const byNamespace = new Map<string, PodGroup[]>();
    const wishful: WishGroup[] = [];
    for (const [, pods] of index.pods.byController.groups()) {
      const found = grouped(pods);
      for (const group of found.alike) getOrMake(byNamespace, group.namespace, () => []).push(group);
      wishful.push(...found.wishful);
    }
    return { byNamespace, wishful };
  });

  const wishes = lazily(() => {
    const anywhere: WishGroup[] = [];
    const about = new Map<string, WishGroup[]>();
    for (const group of groups().wishful) {
      const named = namespacesMeant(group.scheduling, group.namespace);
      if (named === undefined) anywhere.push(group);
      else for (const name of named) getOrMake(about, name, () => []).push(group);
    }
    return { anywhere, about };
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
    lowestPriority: lazily(() =>
      nodes.reduce(
        (lowest, { name }) => Math.min(lowest, takenBy(index.podsOf(name)).lowestPriority),
        Number.POSITIVE_INFINITY,
      ),
    ),
    placeOf: (name) => (name === undefined ? -1 : (places.get(name) ?? -1)),
    nodesWith: (keys) =>
      getOrMake(labelled, keys.join(), () =>
        Uint8Array.from(nodes, ({ labels }) => (keys.every((key) => labels[key] !== undefined) ? 1 : 0)),
      ),
    topology: (key) => getOrMake(topologies, key, () => topologyOf(nodes, key)),
    groupsIn: (namespace) => groups().byNamespace.get(namespace) ?? [],
    namespaces: () => groups().byNamespace.keys(),
    wishesAbout: (namespace) => [...wishes().anywhere, ...(wishes().about.get(namespace) ?? [])],
    labelsOf: (namespace) => namespaceLabels().get(namespace),
    volumes: createVolumeBook(index.cluster),
  };
}

const made = new WeakMap<ClusterIndex, Snapshot>();

/** The snapshot of an observation; made once for each. */
export function snapshotOf(index: ClusterIndex): Snapshot {
  return getOrMake(made, index, () => make(index));
}

/** So many nodes or controllers, with their pods, are read without a pause. */
const AT_ONCE = 250;

/** Reads all pods of an observation for the snapshot, in steps: afterwards each part of it is made within milliseconds. */
export function* prepare(index: ClusterIndex): Steps<void> {
  yield* each(index.cluster.nodes, AT_ONCE, ({ name }) => takenBy(index.podsOf(name)));
  yield* each(index.pods.byController.groups(), AT_ONCE, ([, pods]) => grouped(pods));
  const snapshot = snapshotOf(index);
  yield;
  snapshot.namespaces();
  yield;
  snapshot.wishesAbout("");
  yield;
}
