import type { ObservedAttachment, ObservedClaim } from "@/lib/domain/observed";
import type {
  ObservedStorageClass,
  ObservedVolume,
  ObservedVolumeLimits,
} from "@/lib/domain/scheduling/observed";
import { nodeTermOf } from "./project-scheduling";
import type { RawAttachment, RawClaim } from "./raw";
import type { RawCsiNode, RawStorageClass, RawVolume } from "./raw-scheduling";

/** Where the storage class of a claim stood before it became a field. */
const OLD_CLASS = "volume.beta.kubernetes.io/storage-class";
/** Labels of a volume that say where it is. Source: plugin VolumeZone. */
const ZONE_LABELS = [
  "topology.kubernetes.io/zone",
  "topology.kubernetes.io/region",
  "failure-domain.beta.kubernetes.io/zone",
  "failure-domain.beta.kubernetes.io/region",
];

export function projectAttachment({
  metadata = {},
  spec = {},
  status = {},
}: RawAttachment): ObservedAttachment {
  return {
    name: metadata.name ?? "",
    nodeName: spec.nodeName ?? "",
    volume: spec.source?.persistentVolumeName,
    attached: status.attached === true,
    deleting: metadata.deletionTimestamp !== undefined,
    error: (metadata.deletionTimestamp === undefined ? status.attachError : status.detachError)?.message,
  };
}

export function projectClaim({ metadata = {}, spec = {} }: RawClaim): ObservedClaim {
  return {
    namespace: metadata.namespace ?? "",
    name: metadata.name ?? "",
    volume: spec.volumeName || undefined,
    storageClass: metadata.annotations?.[OLD_CLASS] ?? spec.storageClassName,
    exclusive: spec.accessModes?.includes("ReadWriteOncePod") || undefined,
  };
}

export function projectVolume({ metadata = {}, spec = {} }: RawVolume): ObservedVolume {
  const labels = metadata.labels ?? {};
  const zones = ZONE_LABELS.flatMap((key) => {
    const value = labels[key];
    // A volume of several zones lists them with this between.
    return value === undefined ? [] : [[key, value.split("__")] as const];
  });
  return {
    name: metadata.name ?? "",
    driver: spec.csi?.driver,
    handle: spec.csi?.volumeHandle,
    nodeAffinity: spec.nodeAffinity?.required?.nodeSelectorTerms?.map(nodeTermOf),
    zones: zones.length > 0 ? Object.fromEntries(zones) : undefined,
  };
}

export function projectStorageClass(raw: RawStorageClass): ObservedStorageClass {
  return {
    name: raw.metadata?.name ?? "",
    provisioner: raw.provisioner ?? "",
    waits: raw.volumeBindingMode === "WaitForFirstConsumer",
    topologies: raw.allowedTopologies?.length
      ? raw.allowedTopologies.map(({ matchLabelExpressions = [] }) =>
          matchLabelExpressions.map(({ key = "", values = [] }) => ({ key, values })),
        )
      : undefined,
  };
}

export function projectVolumeLimits({ metadata = {}, spec = {} }: RawCsiNode): ObservedVolumeLimits {
  const drivers = (spec.drivers ?? []).flatMap(({ name = "", allocatable }) =>
    allocatable?.count === undefined ? [] : [[name, allocatable.count] as const],
  );
  return { node: metadata.name ?? "", drivers: Object.fromEntries(drivers) };
}
