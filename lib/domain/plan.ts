import { backupCheck } from "./backups/check";
import { budgetDemands } from "./budget-demand";
import { WHY_CHECKED } from "./check-reasons";
import * as check from "./checks";
import type { ClusterIndex } from "./cluster-index";
import { replacement } from "./drift";
import type { MaintenanceOptions } from "./intent";
import { leastTime } from "./least-time";
import type { Plan, PlanCheck, PodVerdict } from "./maintenance";
import type { ObservedNode, ObservedPod } from "./observed";
import { severalControlPlanes, severalWorkers } from "./prerequisites";
import { scanCheck } from "./scans/check";
import { room } from "./scheduling/room";
import type { Steps } from "./steps";
import type { Surroundings } from "./surroundings";
import { verdictOf } from "./verdict/verdict";

const NO_ATTEMPTS = new Map<string, never>();

/** Hardest first: what needs a person, then what may wait, then what leaves, then what stays. */
const ORDER: Record<PodVerdict["verdict"], number> = { blocks: 0, moves: 1, stays: 2, gone: 3 };

/** Pods that must find room elsewhere: those with a controller that makes a new one, unless they can run here only. */
function displacedOf(pods: readonly ObservedPod[], verdicts: readonly PodVerdict[]): ObservedPod[] {
  const causes = new Map(verdicts.map((verdict) => [verdict.uid, verdict]));
  return pods.filter((pod) => {
    const verdict = causes.get(pod.uid);
    if (verdict === undefined || verdict.verdict === "stays") return false;
    if (verdict.cause === "finished" || verdict.cause === "pinned") return false;
    return (
      pod.controller !== undefined && pod.controller.kind !== "DaemonSet" && pod.deletionAt === undefined
    );
  });
}

/** Pods that will not be here any more. */
function leavingOf(pods: readonly ObservedPod[], verdicts: readonly PodVerdict[]): ObservedPod[] {
  const staying = new Set(verdicts.filter(({ verdict }) => verdict === "stays").map(({ uid }) => uid));
  return pods.filter(({ uid }) => !staying.has(uid));
}

/** A plan with all checks but one: where the pods would go takes long to say. `refusal` is of all; room never refuses. */
export type Judgement = Omit<Plan, "checks"> & { checks: readonly PlanCheck[] };

function consider(
  index: ClusterIndex,
  node: ObservedNode,
  options: MaintenanceOptions,
  permissions: Parameters<typeof check.permission>[0],
  now: Date,
  around: Surroundings = {},
) {
  const pods = index.podsOf(node.name);
  const verdicts = pods
    .map((pod) => verdictOf(pod, { index, options, attempts: NO_ATTEMPTS, now }))
    .sort((a, b) => ORDER[a.verdict] - ORDER[b.verdict] || a.name.localeCompare(b.name));
  const budgets = budgetDemands(index, pods, verdicts);
  const beforeRoom = [
    check.notInMaintenance(node),
    check.lastSchedulable(index, node),
    check.controlPlane(index, node),
    severalControlPlanes(index),
    severalWorkers(index),
  ];
  const afterRoom = [
    check.budgets(budgets),
    check.kubelet(node),
    replacement(node, pods),
    scanCheck(index, around.scans ?? [], now),
    ...(around.backups ? [backupCheck(around.backups, node, leavingOf(pods, verdicts))] : []),
    check.permission(permissions, options),
  ];
  const judgement: Judgement = {
    node: node.name,
    madeAt: now.toISOString(),
    pods: verdicts,
    checks: [...beforeRoom, ...afterRoom],
    budgets,
    leastTime: leastTime(index, pods, verdicts),
    needsConsent: consentsOf(index, node, now),
    refusal: check.refusalOf([...beforeRoom, ...afterRoom]),
  };
  return { judgement, beforeRoom, afterRoom, displaced: displacedOf(pods, verdicts) };
}

/** Whether one node's maintenance can start, and what becomes of each pod. Pure; quick in a cluster of any size. */
export function judge(...asked: Parameters<typeof consider>): Judgement {
  return consider(...asked).judgement;
}

/**
 * The plan of one node's maintenance: each pod's verdict and each check, from one observation. Pure; changes nothing.
 * The engine uses the same verdicts, so the plan can't promise what the engine would not do. In steps, since placing
 * many pods in a large cluster takes a while.
 */
export function* planFor(...asked: Parameters<typeof consider>): Steps<Plan> {
  const [index, node] = asked;
  const { judgement, beforeRoom, afterRoom, displaced } = consider(...asked);
  const checks = [...beforeRoom, yield* room(index, node, displaced), ...afterRoom];
  return { ...judgement, checks: checks.map((each) => ({ ...each, why: WHY_CHECKED[each.id] })) };
}

/** A cause for which a person has to agree by name. */
export function isConsent(cause: PodVerdict["cause"]): cause is Plan["needsConsent"][number]["cause"] {
  return cause === "bare" || cause === "empty-dir" || cause === "comes-back";
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
    return isConsent(cause) ? [{ uid, namespace, name, cause, detail }] : [];
  });
}
