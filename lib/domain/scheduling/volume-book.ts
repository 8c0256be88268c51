import type { ClusterButPods } from "@/lib/domain/cluster-index";
import type { ObservedClaim, ObservedPod } from "@/lib/domain/observed";
import type { ObservedStorageClass, ObservedVolume } from "./observed";

/** A claim of a pod with what stands behind it. */
export interface ClaimView {
  name: string;
  claim?: ObservedClaim;
  volume?: ObservedVolume;
  storageClass?: ObservedStorageClass;
}

/** Claims, volumes, classes and limits by name. */
export interface VolumeBook {
  /** False where claims, volumes or classes can't be read: rules about them are not evaluated. */
  known: boolean;
  limitsKnown: boolean;
  claimsOf(pod: ObservedPod): ClaimView[];
  /** How many volumes of a driver a node can have; undefined: no limit is known. */
  limit(node: string, driver: string): number | undefined;
  /** CSI volumes that are attached to a node, as "driver/handle". */
  attachedTo(node: string): string[];
}

/** The name under which the scheduler counts a claim's volume, and its driver. Source: plugin NodeVolumeLimits. */
export function attachable(
  namespace: string,
  { name, volume, storageClass }: ClaimView,
): { id: string; driver: string } | undefined {
  if (volume) {
    return volume.driver === undefined
      ? undefined
      : { id: `${volume.driver}/${volume.handle ?? ""}`, driver: volume.driver };
  }
  if (storageClass === undefined) return undefined;
  return { id: `${storageClass.provisioner}/new ${namespace}/${name}`, driver: storageClass.provisioner };
}

export function createVolumeBook(cluster: ClusterButPods): VolumeBook {
  const byName = <T extends { name: string }>(items: readonly T[] | undefined) =>
    new Map(items?.map((item) => [item.name, item]));
  let maps: ReturnType<typeof read> | undefined;
  const read = () => ({
    claims: new Map(cluster.claims.map((claim) => [`${claim.namespace}/${claim.name}`, claim])),
    volumes: byName(cluster.volumes),
    classes: byName(cluster.storageClasses),
    limits: new Map(cluster.volumeLimits?.map(({ node, drivers }) => [node, drivers])),
    attached: Map.groupBy(cluster.attachments, ({ nodeName }) => nodeName),
  });
  // Most plans ask for nothing of it.
  const book = () => {
    maps ??= read();
    return maps;
  };
  return {
    known: cluster.volumes !== undefined && cluster.storageClasses !== undefined,
    limitsKnown: cluster.volumeLimits !== undefined,
    claimsOf(pod) {
      if (pod.claims.length === 0) return [];
      const { claims, volumes, classes } = book();
      return pod.claims.map((name) => {
        const ephemeral = pod.scheduling?.ephemeral?.find(({ claim }) => claim === name);
        const claim = claims.get(`${pod.namespace}/${name}`);
        const volume = claim?.volume === undefined ? undefined : volumes.get(claim.volume);
        return {
          name,
          claim,
          volume,
          storageClass: classes.get(claim?.storageClass ?? ephemeral?.storageClass ?? ""),
        };
      });
    },
    limit: (node, driver) => book().limits.get(node)?.[driver],
    attachedTo(node) {
      const { attached, volumes } = book();
      return (attached.get(node) ?? []).flatMap(({ volume, deleting }) => {
        const found = volume === undefined || deleting ? undefined : volumes.get(volume);
        return found?.driver === undefined ? [] : [`${found.driver}/${found.handle ?? ""}`];
      });
    },
  };
}
