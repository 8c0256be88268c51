import { takenAtOnce } from "@/lib/domain/rebalance/at-once";
import type { ObservedRollout, RestartableKind, RestartTarget } from "@/lib/domain/rebalance/observed";
import type { RestartPort } from "@/lib/operations/restart-port";
import { mayDo } from "./ask-rights";
import { ApiError } from "./errors";
import { listAll } from "./list-pages";
import { type Target, told } from "./node-commands";
import { collectionPath, DEPLOYMENTS, objectPath, type Resource, STATEFUL_SETS } from "./paths";
import type { RawObject } from "./raw";

/** Source: k8s.io/kubectl pkg/polymorphichelpers/objectrestarter.go, defaultObjectRestarter. */
const RESTARTED_AT = "kubectl.kubernetes.io/restartedAt";

const RESOURCES: Record<RestartableKind, Resource> = {
  Deployment: DEPLOYMENTS,
  StatefulSet: STATEFUL_SETS,
};

interface RawStrategy {
  type?: string;
  rollingUpdate?: { maxUnavailable?: number | string; maxSurge?: number | string; partition?: number };
}

interface RawWorkload extends RawObject {
  spec?: {
    replicas?: number;
    paused?: boolean;
    strategy?: RawStrategy;
    updateStrategy?: RawStrategy;
    template?: { metadata?: { annotations?: Record<string, string> } };
  };
  status?: {
    observedGeneration?: number;
    replicas?: number;
    updatedReplicas?: number;
    readyReplicas?: number;
    availableReplicas?: number;
    currentRevision?: string;
    updateRevision?: string;
    conditions?: { type?: string; reason?: string; message?: string }[];
  };
}

const STRATEGIES: Record<string, ObservedRollout["strategy"]> = {
  OnDelete: "on-delete",
  Recreate: "recreate",
};

export function projectRollout(kind: RestartableKind): (raw: RawWorkload) => ObservedRollout {
  return ({ metadata = {}, spec = {}, status = {} }) => {
    const { replicas = 1, paused = false } = spec;
    const { type = "", rollingUpdate } = (kind === "Deployment" ? spec.strategy : spec.updateStrategy) ?? {};
    const stuck = status.conditions?.find(({ reason }) => reason === "ProgressDeadlineExceeded");
    return {
      kind,
      namespace: metadata.namespace ?? "",
      name: metadata.name ?? "",
      uid: metadata.uid ?? "",
      resourceVersion: metadata.resourceVersion ?? "",
      generation: metadata.generation ?? 0,
      observedGeneration: status.observedGeneration ?? 0,
      desired: replicas,
      total: status.replicas ?? 0,
      updated: status.updatedReplicas ?? 0,
      ready: status.readyReplicas ?? 0,
      available: status.availableReplicas ?? 0,
      strategy: STRATEGIES[type] ?? "rolling",
      atOnce: takenAtOnce(kind, replicas, rollingUpdate),
      paused,
      partition: rollingUpdate?.partition ?? 0,
      betweenRevisions: status.currentRevision !== status.updateRevision,
      stuck: stuck && (stuck.message ?? "no progress within its deadline"),
      restartedAt: spec.template?.metadata?.annotations?.[RESTARTED_AT],
    };
  };
}

const named = ({ kind, namespace, name }: RestartTarget) => `${kind.toLowerCase()} ${namespace}/${name}`;

export function createRestarts({ http, cluster }: Target): RestartPort {
  const list = (kind: RestartableKind) =>
    told({ cluster, verb: "list", object: RESOURCES[kind].plural }, () =>
      listAll(http, { path: collectionPath(RESOURCES[kind]), lane: "streams" }, projectRollout(kind)),
    );
  return {
    async list() {
      return (await Promise.all([list("Deployment"), list("StatefulSet")])).flat();
    },
    read: (target) =>
      told({ cluster, verb: "get", object: named(target) }, async () => {
        const path = objectPath(RESOURCES[target.kind], target);
        const answer = await http.ask({ path, lane: "streams" });
        if (answer.status === 404) return undefined;
        if (answer.status !== 200) throw new ApiError(answer);
        return projectRollout(target.kind)(answer.body as RawWorkload);
      }),
    restart: ({ resourceVersion, ...target }, at) =>
      told({ cluster, verb: "patch", object: named(target) }, async () => {
        const { kind, namespace, name } = target;
        await http.fetchJson({
          method: "PATCH",
          path: objectPath(RESOURCES[kind], { namespace, name }),
          query: { fieldManager: "drydock" },
          contentType: "application/merge-patch+json",
          body: {
            metadata: { resourceVersion },
            spec: { template: { metadata: { annotations: { [RESTARTED_AT]: at } } } },
          },
        });
      }),
    missing: () =>
      told({ cluster, verb: "create", object: "selfsubjectaccessreviews" }, async () => {
        const asked = Object.values(RESOURCES).flatMap(({ group = "", plural }) =>
          ["get", "list", "patch"].map(async (verb) => {
            const allowed = await mayDo(http, { verb, group, resource: plural });
            return allowed ? [] : [`${verb} ${plural}.${group}`];
          }),
        );
        return (await Promise.all(asked)).flat();
      }),
  };
}
