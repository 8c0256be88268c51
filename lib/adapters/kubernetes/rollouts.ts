import type { RolloutObject, WorkloadKind } from "@/lib/domain/profile/observed";
import type { ProfilePort } from "@/lib/operations/profile-port";
import { ApiError } from "./errors";
import { createHelmReleases } from "./helm-releases";
import { listAll } from "./list-pages";
import { type Target, told } from "./node-commands";
import {
  CONTROLLER_REVISIONS,
  CSI_DRIVERS,
  collectionPath,
  DAEMON_SETS,
  DEPLOYMENTS,
  type Resource,
  STATEFUL_SETS,
} from "./paths";
import type { RawObject } from "./raw";

interface RawRollout extends RawObject {
  spec?: {
    replicas?: number;
    template?: { spec?: { containers?: { image?: string }[] } };
    updateStrategy?: { type?: string };
  };
  status?: {
    observedGeneration?: number;
    desiredNumberScheduled?: number;
    updatedNumberScheduled?: number;
    updatedReplicas?: number;
  };
}

export function rolloutProjection(kind: WorkloadKind): (raw: RawRollout) => RolloutObject {
  return ({ metadata = {}, spec = {}, status = {} }) => {
    const ofNodes = kind === "DaemonSet";
    return {
      kind,
      namespace: metadata.namespace ?? "",
      name: metadata.name ?? "",
      uid: metadata.uid ?? "",
      images: (spec.template?.spec?.containers ?? []).flatMap(({ image }) => (image ? [image] : [])),
      desired: ofNodes ? (status.desiredNumberScheduled ?? 0) : (spec.replicas ?? 1),
      updated: (ofNodes ? status.updatedNumberScheduled : status.updatedReplicas) ?? 0,
      unseen: (status.observedGeneration ?? 0) < (metadata.generation ?? 0),
      onDelete: spec.updateStrategy?.type === "OnDelete",
    };
  };
}

interface RawRevision extends RawObject {
  revision?: number;
}

/** The label of the newest revision among those of this owner. */
function newestOf(revisions: readonly RawRevision[], owner: string): string | undefined {
  const own = revisions.filter(({ metadata }) => metadata?.ownerReferences?.some(({ uid }) => uid === owner));
  const newest = own.sort((a, b) => (b.revision ?? 0) - (a.revision ?? 0))[0];
  return newest?.metadata?.labels?.["controller-revision-hash"];
}

/** What runs the cluster beside nodes and pods. Reads hold no place of the calls that change something. */
export function createProfile(target: Target): ProfilePort {
  const { http, cluster } = target;

  function list<T>(resource: Resource, project: (raw: RawObject) => T, namespace?: string): Promise<T[]> {
    return told({ cluster, verb: "list", object: resource.plural }, () =>
      listAll(http, { path: collectionPath(resource, namespace), lane: "streams" }, project),
    );
  }

  /** undefined: not allowed. */
  async function listIfAllowed<T>(...asked: Parameters<typeof list<T>>): Promise<T[] | undefined> {
    const [resource, project, namespace] = asked;
    try {
      return await listAll(http, { path: collectionPath(resource, namespace), lane: "streams" }, project);
    } catch (error) {
      if (error instanceof ApiError && error.answer.status === 403) return undefined;
      return told({ cluster, verb: "list", object: resource.plural }, () => Promise.reject(error));
    }
  }

  return {
    ...createHelmReleases(target),
    listDaemonSets: () => list(DAEMON_SETS, rolloutProjection("DaemonSet")),
    async listOthers() {
      const [deployments, statefulSets] = await Promise.all([
        listIfAllowed(DEPLOYMENTS, rolloutProjection("Deployment")),
        listIfAllowed(STATEFUL_SETS, rolloutProjection("StatefulSet")),
      ]);
      return deployments && statefulSets && [...deployments, ...statefulSets];
    },
    listStorageDrivers: () => listIfAllowed(CSI_DRIVERS, ({ metadata }) => metadata?.name ?? ""),
    async currentRevision({ namespace, uid }) {
      const revisions = await listIfAllowed(CONTROLLER_REVISIONS, (raw: RawRevision) => raw, namespace);
      return revisions && newestOf(revisions, uid);
    },
  };
}
