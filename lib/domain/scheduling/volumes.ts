import type { ObservedNode, ObservedPod } from "@/lib/domain/observed";
import { satisfies } from "./node-affinity";
import type { ObservedStorageClass } from "./observed";
import type { Snapshot } from "./snapshot";
import { newTally, type Tally } from "./tally";
import { attachable, type ClaimView } from "./volume-book";

/** What the volumes of a pod mean for where it can run. */
export interface PodVolumes {
  /** A claim that is missing or can't be bound: the pod can run nowhere until somebody acts. */
  stuck?: string;
  /** Claims that limit where the pod can run. */
  reach: ClaimView[];
  /** CSI volumes that the pod needs attached, as "driver/handle", with their driver. */
  attached: { id: string; driver: string }[];
  /** ReadWriteOncePod claims, and how many scheduled pods use them. */
  exclusive: string[];
  exclusiveUse: Tally;
  /** Rules that could not be judged, by name. */
  unknown: string[];
}

const NO_PROVISIONER = "kubernetes.io/no-provisioner";
/** One domain for the whole cluster. */
const everywhere = (size: number) => ({ key: "", domainOf: new Int32Array(size), size: 1 });

/**
 * Why a claim keeps its pod Pending wherever it is tried, as the scheduler would say it.
 * Source: plugins VolumeBinding (GetPodVolumeClaims) and VolumeZone (getPVbyPod).
 */
function stuckBy({ name, claim, volume, storageClass }: ClaimView, ephemeral: boolean): string | undefined {
  if (ephemeral) return undefined;
  if (claim === undefined) return `claim ${name} does not exist`;
  if (claim.volume !== undefined) {
    return volume === undefined ? `volume ${claim.volume} of claim ${name} does not exist` : undefined;
  }
  if (!storageClass?.waits) return `claim ${name} is not bound to a volume`;
  return undefined;
}

/** What a volume that is still to be made asks for and nobody judges: which local disk, or room in the storage system. */
function unevaluated({ provisioner }: ObservedStorageClass): string {
  return provisioner === NO_PROVISIONER ? "unbound local volumes" : "capacity for new volumes";
}

/** The volumes of a pod as the rules about volumes see them. */
export function volumesOf(snapshot: Snapshot, pod: ObservedPod): PodVolumes {
  const { volumes } = snapshot;
  const exclusiveUse = newTally(everywhere(snapshot.nodes.length));
  const found: PodVolumes = { reach: [], attached: [], exclusive: [], exclusiveUse, unknown: [] };
  if (pod.claims.length === 0) return found;
  if (!volumes.known) return { ...found, unknown: ["volume zones and attach limits"] };
  for (const seen of volumes.claimsOf(pod)) {
    const ephemeral = pod.scheduling?.ephemeral?.some(({ claim }) => claim === seen.name) ?? false;
    // A new pod gets a new claim and a new volume for it.
    const view: ClaimView = ephemeral ? { name: seen.name, storageClass: seen.storageClass } : seen;
    found.stuck ??= stuckBy(view, ephemeral);
    const { volume, storageClass } = view;
    if (volume ? volume.nodeAffinity || volume.zones : storageClass?.topologies) found.reach.push(view);
    if (!volume && storageClass) found.unknown.push(unevaluated(storageClass));
    const needs = attachable(pod.namespace, view);
    if (needs) found.attached.push(needs);
    if (view.claim?.exclusive) found.exclusive.push(`${pod.namespace}/${view.name}`);
  }
  if (found.attached.length > 0 && !volumes.limitsKnown) found.unknown.push("volume attach limits");
  return found;
}

/** Labels of zones that came before those of today. */
const TODAY: Record<string, string> = {
  "failure-domain.beta.kubernetes.io/zone": "topology.kubernetes.io/zone",
  "failure-domain.beta.kubernetes.io/region": "topology.kubernetes.io/region",
};
const ZONE_KEYS = [...Object.keys(TODAY), ...Object.values(TODAY)];

/** Source: plugin VolumeZone, Filter. A node without any zone label is not limited. */
function inZones(zones: Record<string, string[]>, node: ObservedNode): boolean {
  if (ZONE_KEYS.every((key) => node.labels[key] === undefined)) return true;
  return Object.entries(zones).every(([key, values]) => {
    const value = node.labels[key] ?? node.labels[TODAY[key] ?? key];
    return value !== undefined && values.includes(value);
  });
}

/** Whether one volume can be used on a node. Sources: plugins VolumeBinding (checkBoundClaims, checkVolumeProvisions), VolumeZone. */
function reachable({ volume, storageClass }: ClaimView, node: ObservedNode): boolean {
  if (volume) {
    if (volume.nodeAffinity && !volume.nodeAffinity.some((term) => satisfies(term, node))) return false;
    return volume.zones === undefined || inZones(volume.zones, node);
  }
  return (
    storageClass?.topologies?.some((term) =>
      term.every(({ key, values }) => {
        const value = node.labels[key];
        return value !== undefined && values.includes(value);
      }),
    ) ?? true
  );
}

export function reachesVolumes({ reach }: PodVolumes, node: ObservedNode): boolean {
  return reach.every((view) => reachable(view, node));
}
