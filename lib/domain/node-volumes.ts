import type { ClusterIndex } from "./cluster-index";
import type { ObservedAttachment, ObservedNode } from "./observed";

/** A volume that is at a node, on its way to it, or on its way from it. */
export interface NodeVolume {
  /** The PersistentVolume, or what the node calls the volume where no VolumeAttachment names one. */
  name: string;
  state: "attached" | "attaching" | "detaching";
  /** The CSI driver. */
  driver?: string;
  claim?: { namespace: string; name: string };
  /** Names of the pods on this node that use it; they are in the claim's namespace. */
  pods: string[];
  /** What the driver said when it failed last. */
  error?: string;
}

/** How many volumes of a CSI driver are at a node, and how many can be. */
export interface AttachLimit {
  driver: string;
  attached: number;
  limit: number;
}

/** "kubernetes.io/csi/<driver>^<handle>". Source: k8s.io/kubernetes pkg/volume/util, GetUniqueVolumeName. */
const CSI_PREFIX = "kubernetes.io/csi/";

function stateOf({ attached, deleting }: ObservedAttachment): NodeVolume["state"] {
  if (deleting) return "detaching";
  return attached ? "attached" : "attaching";
}

/**
 * The volumes of a node: its VolumeAttachments, and those of status.volumesAttached that none of them speaks of. In the
 * order of their names, those that are on their way first. Volumes that need no attaching are not among them.
 */
export function volumesOf(index: ClusterIndex, node: ObservedNode): NodeVolume[] {
  const users = usersOf(index, node.name);
  const spoken = new Set<string>();
  const volumes = index.attachmentsOf(node.name).map((attachment): NodeVolume => {
    const { volume, name, error } = attachment;
    const persistent = volume === undefined ? undefined : index.persistentVolume(volume);
    if (persistent?.driver !== undefined)
      spoken.add(`${CSI_PREFIX}${persistent.driver}^${persistent.handle ?? ""}`);
    return {
      name: volume ?? name,
      state: stateOf(attachment),
      driver: persistent?.driver,
      error,
      ...(volume === undefined ? { pods: [] } : usedBy(index, users, volume)),
    };
  });
  const silent = node.volumesAttached
    .filter((name) => !spoken.has(name))
    // Without the PersistentVolumes nobody knows which VolumeAttachment a name belongs to.
    .slice(index.cluster.volumes === undefined ? volumes.length : 0);
  for (const name of silent) volumes.push({ name, state: "attached", driver: driverIn(name), pods: [] });
  const settled = ({ state }: NodeVolume) => Number(state === "attached");
  return volumes.sort((a, b) => settled(a) - settled(b) || a.name.localeCompare(b.name));
}

function driverIn(uniqueName: string): string | undefined {
  return uniqueName.startsWith(CSI_PREFIX) ? uniqueName.slice(CSI_PREFIX.length).split("^")[0] : undefined;
}

type Use = Pick<NodeVolume, "claim" | "pods">;

/** By PersistentVolume: the claim, and the pods of the node that use it. */
function usersOf(index: ClusterIndex, node: string): Map<string, Use> {
  const users = new Map<string, Use>();
  for (const { namespace, name, claims } of index.podsOf(node))
    for (const claim of claims) {
      const volume = index.volumeOf(namespace, claim);
      if (volume === undefined) continue;
      const use = users.get(volume);
      if (use) use.pods.push(name);
      else users.set(volume, { claim: { namespace, name: claim }, pods: [name] });
    }
  return users;
}

/** A volume whose pod has left is still bound to its claim. */
function usedBy(index: ClusterIndex, users: ReadonlyMap<string, Use>, volume: string): Use {
  const use = users.get(volume);
  if (use) return { claim: use.claim, pods: use.pods.toSorted() };
  const bound = index.cluster.claims.find((claim) => claim.volume === volume);
  return { claim: bound && { namespace: bound.namespace, name: bound.name }, pods: [] };
}

/** How full the node is of volumes, for each driver that says how many it can have. Source: CSINode allocatable.count. */
export function attachLimitsOf(index: ClusterIndex, node: ObservedNode): AttachLimit[] {
  const drivers = index.cluster.volumeLimits?.find((limits) => limits.node === node.name)?.drivers ?? {};
  const volumes = volumesOf(index, node);
  return Object.entries(drivers).map(([driver, limit]) => ({
    driver,
    limit,
    attached: volumes.filter((volume) => volume.driver === driver).length,
  }));
}
