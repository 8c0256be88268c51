import { type ClusterIndex, indexWith } from "@/lib/domain/cluster-index";
import type { ObservedNode, ObservedReplicas } from "@/lib/domain/observed";
import type { KubeHttp } from "./http";
import type { Changes } from "./object-store";
import {
  ATTACHMENTS,
  BUDGETS,
  CLAIMS,
  CSI_NODES,
  collectionPath,
  DAEMON_SETS,
  JOBS,
  NAMESPACES,
  NODES,
  PODS,
  REPLICA_SETS,
  REPLICATION_CONTROLLERS,
  type Resource,
  STATEFUL_SETS,
  STORAGE_CLASSES,
  VOLUMES,
} from "./paths";
import { createPodKeeper } from "./pod-keeper";
import { projectBudget } from "./project-budget";
import { projectNode } from "./project-node";
import { createPodProjection } from "./project-pod";
import { replicasProjection } from "./project-replicas";
import {
  projectAttachment,
  projectClaim,
  projectStorageClass,
  projectVolume,
  projectVolumeLimits,
} from "./project-storage";
import type { RawObject } from "./raw";
import { createReflector, type Reflector, type ReflectorState } from "./reflector";
import type { Timing } from "./timing";

const NONE: readonly never[] = [];

/** Without these nothing can be said of a cluster. The others may be forbidden to the console. */
export const REQUIRED = [NODES.plural, PODS.plural] as const;

export interface Caches {
  start(): void;
  stop(): Promise<void>;
  /** The API server is back: try at once what waits. */
  kick(): void;
  /** Opens watches anew that have been silent since that time, in milliseconds. */
  doubt(since: number): void;
  /** undefined until they were listed, which is before the pods of a large cluster are. */
  nodes(): readonly ObservedNode[] | undefined;
  /** The same object until something changes. undefined until nodes and pods were listed. */
  index(): ClusterIndex | undefined;
}

/** The watch caches of one cluster: a reflector for each kind of object that the rules read. */
export function createCaches(options: {
  http: KubeHttp;
  timing: Timing;
  /** "namespace/name" of the pod that this process runs in, if it is one of this cluster's. */
  self?: string;
  onChange: () => void;
  onHeard: (resource: string) => void;
  onState: (resource: string, state: ReflectorState) => void;
  report: (error: unknown) => void;
}): Caches {
  const { http, timing, self, onChange, onHeard, onState, report } = options;
  const all: Reflector<unknown>[] = [];
  const streaming = { offered: true };
  let assembled: ClusterIndex | undefined;
  let replicas: readonly ObservedReplicas[] | undefined;
  const changed = () => {
    assembled = undefined;
    onChange();
  };
  const pods = createPodKeeper(changed);
  /** Collections that the console may not read, or that this cluster does not have. */
  const denied = new Set<string>();

  function mirror<T>(
    resource: Resource,
    project: (raw: RawObject) => T,
    take: (changes: Changes<T>) => void = () => {},
  ): Reflector<T> {
    const reflector = createReflector<T>({
      http,
      timing,
      path: collectionPath(resource),
      project,
      streaming,
      optional: !REQUIRED.some((plural) => plural === resource.plural),
      onChanges(changes) {
        take(changes);
        changed();
      },
      onHeard: () => onHeard(resource.plural),
      onState(state) {
        const wasDenied = denied.has(resource.plural);
        if (state.state === "denied") denied.add(resource.plural);
        else if (state.state === "watching") denied.delete(resource.plural);
        if (wasDenied !== denied.has(resource.plural)) changed();
        onState(resource.plural, state);
      },
      report,
    });
    all.push(reflector);
    return reflector;
  }

  /** What is there; undefined where that can't be said, which is not the same as nothing. */
  function known<T>(resource: Resource, reflector: Reflector<T>): readonly T[] | undefined {
    return denied.has(resource.plural) ? undefined : reflector.items();
  }

  const nodes = mirror(NODES, projectNode);
  mirror(PODS, createPodProjection(), pods.change);
  const budgets = mirror(BUDGETS, projectBudget);
  const attachments = mirror(ATTACHMENTS, projectAttachment);
  const claims = mirror(CLAIMS, projectClaim);
  const volumes = mirror(VOLUMES, projectVolume);
  const storageClasses = mirror(STORAGE_CLASSES, projectStorageClass);
  const volumeLimits = mirror(CSI_NODES, projectVolumeLimits);
  const namespaces = mirror(NAMESPACES, ({ metadata }) => ({
    name: metadata?.name ?? "",
    uid: metadata?.uid,
    labels: metadata?.labels ?? {},
  }));
  const daemonSets = mirror(DAEMON_SETS, ({ metadata }) => metadata?.uid ?? "");
  const forget = () => {
    replicas = undefined;
  };
  const controllers = [
    mirror(REPLICA_SETS, replicasProjection("ReplicaSet"), forget),
    mirror(STATEFUL_SETS, replicasProjection("StatefulSet"), forget),
    mirror(REPLICATION_CONTROLLERS, replicasProjection("ReplicationController"), forget),
    mirror(JOBS, replicasProjection("Job"), forget),
  ];

  return {
    start() {
      for (const reflector of all) reflector.start();
    },
    async stop() {
      await Promise.all(all.map((reflector) => reflector.stop()));
    },
    kick() {
      // It may come back as another version.
      streaming.offered = true;
      for (const reflector of all) reflector.kick();
    },
    doubt(since) {
      for (const reflector of all) reflector.doubt(since);
    },
    nodes: nodes.items,
    index() {
      const listedNodes = nodes.items();
      const listedPods = pods.index();
      if (!listedNodes || !listedPods) return undefined;
      replicas ??= controllers.flatMap((controller) => controller.items() ?? []);
      assembled ??= indexWith(
        {
          nodes: listedNodes,
          budgets: budgets.items() ?? NONE,
          attachments: attachments.items() ?? NONE,
          claims: claims.items() ?? NONE,
          replicas,
          volumes: known(VOLUMES, volumes),
          storageClasses: known(STORAGE_CLASSES, storageClasses),
          volumeLimits: known(CSI_NODES, volumeLimits),
          namespaces: known(NAMESPACES, namespaces),
          daemonSets: known(DAEMON_SETS, daemonSets),
          self,
        },
        listedPods,
      );
      return assembled;
    },
  };
}
