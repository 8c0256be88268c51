import * as check from "./checks";
import type { ClusterIndex } from "./cluster-index";
import type { MaintenanceOptions } from "./intent";
import type { Plan, PodVerdict } from "./maintenance";
import type { ObservedNode, ObservedPod } from "./observed";
import { verdictOf } from "./verdict";

const NO_ATTEMPTS = new Map<string, never>();

/** Hardest first: what needs a person, then what may wait, then what leaves, then what stays. */
const ORDER: Record<PodVerdict["verdict"], number> = { blocks: 0, moves: 1, stays: 2, gone: 3 };

/** Pods that must find room elsewhere: those with a controller that makes a new one. */
function displacedOf(pods: readonly ObservedPod[], verdicts: readonly PodVerdict[]): ObservedPod[] {
  const leaving = new Set(
    verdicts.filter((pod) => pod.verdict !== "stays" && pod.cause !== "finished").map((pod) => pod.uid),
  );
  return pods.filter(
    (pod) => leaving.has(pod.uid) && pod.controller !== undefined && pod.deletionAt === undefined,
  );
}

/**
 * The plan of one node's maintenance: each pod's verdict and each check, from one observation. Pure; changes nothing.
 * The engine uses the same verdicts, so the plan can't promise what the engine would not do.
 */
export function planFor(
  index: ClusterIndex,
  node: ObservedNode,
  options: MaintenanceOptions,
  permissions: Parameters<typeof check.permission>[0],
  now: Date,
): Plan {
  const pods = index.podsOf(node.name);
  const verdicts = pods
    .map((pod) => verdictOf(pod, { index, options, attempts: NO_ATTEMPTS, now }))
    .sort((a, b) => ORDER[a.verdict] - ORDER[b.verdict] || a.name.localeCompare(b.name));
  const checks = [
    check.notInMaintenance(node),
    check.lastSchedulable(index, node),
    check.controlPlane(index, node),
    check.room(index, node, displacedOf(pods, verdicts)),
    check.budgets(index, pods, verdicts),
    check.kubelet(node),
    check.permission(permissions),
  ];
  return {
    node: node.name,
    madeAt: now.toISOString(),
    pods: verdicts,
    checks,
    needsConsent: consentsOf(index, node, now),
    refusal: check.refusalOf(checks),
  };
}

/** Every pod that only leaves with named consent, whether that was given already or not. */
function consentsOf(index: ClusterIndex, node: ObservedNode, now: Date): Plan["needsConsent"] {
  return index.podsOf(node.name).flatMap((pod) => {
    const { uid, namespace, name, cause, detail } = verdictOf(pod, {
      index,
      options: { consents: [] },
      attempts: NO_ATTEMPTS,
      now,
    });
    return cause === "bare" || cause === "empty-dir" ? [{ uid, namespace, name, cause, detail }] : [];
  });
}
