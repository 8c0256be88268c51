import type { EmptyDir, NodeSelectorTerm, ObservedPod, OwnerRef, Toleration } from "@/lib/domain/observed";
import { stayMarkOf } from "./project-mark";
import { podRequests } from "./project-requests";
import { nodeTermOf, schedulingOf } from "./project-scheduling";
import { podStatus } from "./project-status";
import type { RawMeta, RawPod } from "./raw";
import type { RawPodSpec } from "./raw-scheduling";
import { createSharing } from "./share";

/** Set by the kubelet on the API's copy of a static pod. */
const MIRROR_ANNOTATION = "kubernetes.io/config.mirror";
const DEFAULT_GRACE_SECONDS = 30;
const NO_LABELS: Record<string, string> = {};

/** The owner that controls an object, of which there is at most one. */
export function controllerOf(metadata: RawMeta): OwnerRef | undefined {
  const owner = metadata.ownerReferences?.find(({ controller }) => controller === true);
  if (!owner) return undefined;
  const { apiVersion = "", kind = "", name = "", uid = "" } = owner;
  return { apiVersion, kind, name, uid };
}

function affinityOf(spec: RawPodSpec): NodeSelectorTerm[] | undefined {
  const required = spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  return required?.nodeSelectorTerms?.map(nodeTermOf);
}

function tolerationsOf(spec: RawPodSpec): Toleration[] {
  return (spec.tolerations ?? []).map(({ key, operator, value, effect, tolerationSeconds }) => ({
    key,
    operator,
    value,
    effect,
    tolerationSeconds,
  }));
}

function emptyDirsOf(spec: RawPodSpec): EmptyDir[] {
  return (spec.volumes ?? []).flatMap(({ name = "", emptyDir }) =>
    emptyDir
      ? [{ name, medium: emptyDir.medium === "Memory" ? ("memory" as const) : ("disk" as const) }]
      : [],
  );
}

function hostPathsOf(spec: RawPodSpec): string[] | undefined {
  const paths = (spec.volumes ?? []).flatMap(({ hostPath }) => hostPath?.path ?? []);
  return paths.length > 0 ? paths : undefined;
}

/** Claims by name; that of an ephemeral volume is called "<pod>-<volume>". */
function claimsOf(spec: RawPodSpec, podName: string): string[] {
  return (spec.volumes ?? []).flatMap(({ name, persistentVolumeClaim, ephemeral }) => {
    if (persistentVolumeClaim?.claimName) return [persistentVolumeClaim.claimName];
    return ephemeral ? [`${podName}-${name}`] : [];
  });
}

/** A projection of pods that shares what many pods have in common. */
export function createPodProjection(): (raw: RawPod) => ObservedPod {
  const shared = createSharing();
  return (pod) => {
    const { metadata = {}, spec = {}, status = {} } = pod;
    const name = metadata.name ?? "";
    return {
      namespace: shared(metadata.namespace ?? ""),
      name,
      uid: metadata.uid ?? "",
      nodeName: shared(spec.nodeName),
      createdAt: metadata.creationTimestamp ?? "",
      startedAt: status.startTime === metadata.creationTimestamp ? undefined : status.startTime,
      labels: shared(metadata.labels ?? NO_LABELS),
      ...podStatus(pod),
      phase: shared(status.phase ?? "Unknown"),
      ready: status.conditions?.some(({ type, status }) => type === "Ready" && status === "True") ?? false,
      graceSeconds: spec.terminationGracePeriodSeconds ?? DEFAULT_GRACE_SECONDS,
      deletionAt: metadata.deletionTimestamp,
      deletionGraceSeconds: metadata.deletionGracePeriodSeconds,
      finalizers: shared(metadata.finalizers ?? []),
      stayMark: shared(stayMarkOf(metadata)),
      mirror: metadata.annotations?.[MIRROR_ANNOTATION] !== undefined,
      controller: shared(controllerOf(metadata) ?? null) ?? undefined,
      emptyDirs: shared(emptyDirsOf(spec)),
      hostPaths: shared(hostPathsOf(spec) ?? null) ?? undefined,
      claims: shared(claimsOf(spec, name)),
      requests: shared(podRequests(spec)),
      tolerations: shared(tolerationsOf(spec)),
      nodeSelector: shared(spec.nodeSelector ?? NO_LABELS),
      nodeAffinity: shared(affinityOf(spec) ?? null) ?? undefined,
      priorityClass: shared(spec.priorityClassName),
      scheduling: shared(schedulingOf(spec, name) ?? null) ?? undefined,
    };
  };
}
