import type { ClusterIndex } from "./cluster-index";
import { controlPlaneServes } from "./control-plane-turn";
import type { MaintenanceIntent } from "./intent";
import type { PodVerdict, ProofCheck } from "./maintenance";
import { isControlPlane } from "./node";
import type { ObservedNode } from "./observed";
import { nameSome } from "./words";

/** What a fresh look at the API server said, past every cache. */
export interface Verification {
  maintenanceId: string;
  at: string;
  agrees: boolean;
  /** What it found that the cache had not, or why it could not look. */
  detail: string;
}

/**
 * Volumes still attached to the node: node.status.volumesAttached and VolumeAttachments together, without those that
 * pods which stay use. Source: Cluster API waits for the same union.
 */
function volumesLeft(index: ClusterIndex, node: ObservedNode, staying: readonly PodVerdict[]): string[] {
  const stayingUids = new Set(staying.map((pod) => pod.uid));
  const kept = new Set(
    index
      .podsOf(node.name)
      .filter((pod) => stayingUids.has(pod.uid))
      .flatMap((pod) => pod.claims.flatMap((claim) => index.volumeOf(pod.namespace, claim) ?? [])),
  );
  const here = index.attachmentsOf(node.name);
  const leaving = here.filter(({ volume }) => volume === undefined || !kept.has(volume));
  const named = leaving.map((attachment) => attachment.volume ?? attachment.name);
  // volumesAttached names are "<plugin>^<handle>": they can't be told apart by PV name, so those that no
  // VolumeAttachment speaks of count by number.
  const unnamed = Math.max(0, node.volumesAttached.length - here.length);
  return [...named, ...node.volumesAttached.slice(0, unnamed)];
}

/**
 * The checks that gate Complete, without the fresh list: each must hold on the same observation.
 */
export function gatingChecks(
  index: ClusterIndex,
  node: ObservedNode,
  intent: MaintenanceIntent,
  remaining: readonly PodVerdict[],
  staying: readonly PodVerdict[],
): ProofCheck[] {
  const came = index
    .podsOf(node.name)
    .filter(
      (pod) =>
        Date.parse(pod.createdAt) > Date.parse(intent.since) &&
        remaining.some((left) => left.uid === pod.uid),
    );
  const volumes = volumesLeft(index, node, staying);
  const checks: ProofCheck[] = [
    {
      id: "unschedulable",
      state: node.unschedulable ? "holds" : "open",
      title: "Node is unschedulable",
      value: node.unschedulable ? "yes" : "no",
      detail: `spec.unschedulable is ${node.unschedulable}.`,
    },
    {
      id: "no-pod-left",
      state: remaining.length === 0 ? "holds" : "open",
      title: "No pod left that should leave",
      value: remaining.length === 0 ? `${staying.length} stay` : `${remaining.length} left`,
      detail:
        remaining.length === 0
          ? "Only mirror and DaemonSet pods are here."
          : `Left: ${nameSome(remaining.map((pod) => pod.name))}.`,
    },
    {
      id: "none-came",
      state: came.length === 0 ? "holds" : "open",
      title: "No new pod came",
      value: String(came.length),
      detail:
        came.length === 0
          ? "None was bound here since the start."
          : `Came since: ${nameSome(came.map((pod) => pod.name))}.`,
    },
    {
      id: "volumes-detached",
      state: volumes.length === 0 ? "holds" : "open",
      title: "Volumes detached",
      value: volumes.length === 0 ? "all" : `${volumes.length} left`,
      detail:
        volumes.length === 0
          ? "No VolumeAttachment names this node, volumesAttached is empty."
          : `Left: ${nameSome(volumes)}.`,
    },
  ];
  return isControlPlane(index, node) ? [...checks, controlPlaneServes(index, node, intent)] : checks;
}

/** The last check: a list that was read from the API server and not from a cache. */
export function freshListCheck(
  others: readonly ProofCheck[],
  verification: Verification | undefined,
): ProofCheck {
  const title = "A fresh list agrees";
  const base = { id: "fresh-list", title } as const;
  if (others.some((check) => check.state !== "holds")) {
    return {
      ...base,
      state: "waiting",
      value: "last",
      detail: "Read from the API server, not from the cache, once the others hold.",
    };
  }
  if (verification === undefined)
    return { ...base, state: "open", value: "asking", detail: "Reading from the API server." };
  return verification.agrees
    ? { ...base, state: "holds", value: "yes", detail: verification.detail }
    : { ...base, state: "open", value: "no", detail: verification.detail };
}
