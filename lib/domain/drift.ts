import type { MaintenanceIntent } from "./intent";
import type { PlanCheck, Reading } from "./maintenance";
import { healthOf } from "./node";
import type { ObservedNode, ObservedPod, Taint } from "./observed";

/** Taints by which somebody says that a node will be gone, or may be. */
const REMOVERS: { key: string; value?: string; says: string }[] = [
  // Source: kubernetes/autoscaler, cluster-autoscaler/utils/taints.
  { key: "ToBeDeletedByClusterAutoscaler", says: "The cluster autoscaler is removing it" },
  { key: "DeletionCandidateOfClusterAutoscaler", says: "The cluster autoscaler may remove it soon" },
  // Source: karpenter.sh, "Disruption"; the second until v1.
  { key: "karpenter.sh/disrupted", says: "Karpenter is replacing it" },
  { key: "karpenter.sh/disruption", value: "disrupting", says: "Karpenter is replacing it" },
  // Source: cluster-api.sigs.k8s.io, "Metadata propagation".
  {
    key: "node.cluster.x-k8s.io/outdated-revision",
    says: "Cluster API will replace it: its Machine is of an old revision",
  },
  { key: "node.cloudprovider.kubernetes.io/shutdown", says: "The cloud says that its machine is shut down" },
];

const UNREACHABLE = "node.kubernetes.io/unreachable";
const OUT_OF_SERVICE = "node.kubernetes.io/out-of-service";

/** Who is about to take the node away, in their taint's or deletion's words. */
function removersOf({ taints, deletionAt }: ObservedNode): string[] {
  const has = (key: string, value?: string) =>
    taints.some((taint) => taint.key === key && (value === undefined || taint.value === value));
  const said = REMOVERS.filter(({ key, value }) => has(key, value)).map(
    ({ key, says }) => `${says} (taint ${key}).`,
  );
  return deletionAt === undefined
    ? said
    : [`The Node object is being deleted, since ${deletionAt}.`, ...said];
}

/** MachineHealthChecks stand where Machines do, mostly in another cluster: they are not read, and so named. */
function healthCheck({ name, of }: NonNullable<ObservedNode["machine"]>): string {
  return (
    `${of} made it from Machine ${name}. Whether a MachineHealthCheck replaces it while it is down was not evaluated: ` +
    "look for one that selects this Machine, and pause it while the node is down."
  );
}

/** A maintenance of a node that an autoscaler takes away is for nothing, and its end surprises. */
export function replacement(node: ObservedNode): PlanCheck {
  const id = "replacement";
  const removers = removersOf(node);
  if (removers.length > 0) {
    const detail = `${removers.join(" ")} Its maintenance would go with it.`;
    return { id, state: "warn", title: "The node is about to be replaced", detail };
  }
  if (node.machine !== undefined)
    return {
      id,
      state: "unknown",
      title: `${node.machine.of} may replace it`,
      detail: healthCheck(node.machine),
    };
  return {
    id,
    state: "pass",
    title: "Nobody is removing the node",
    detail: "No autoscaler's taint, no deletion.",
  };
}

function replacementReading(node: ObservedNode): Reading[] {
  const removers = removersOf(node);
  if (removers.length === 0) {
    if (node.machine === undefined || healthOf(node).state !== "not-ready") return [];
    const title = `${node.machine.of} may replace it`;
    return [
      { id: "replacement", state: "warn", title, value: "not known", detail: healthCheck(node.machine) },
    ];
  }
  const detail = `${removers.join(" ")} This maintenance goes with it.`;
  return [{ id: "replacement", state: "warn", title: "About to be replaced", value: "yes", detail }];
}

/** A reboot is often what a maintenance is for: a fact, and no reason to stop. */
function rebootReading(node: ObservedNode, intent: MaintenanceIntent): Reading[] {
  if (intent.bootId === undefined || node.bootId === undefined) return [];
  const rebooted = intent.bootId !== node.bootId;
  const detail = rebooted
    ? "Its boot ID is another one than at the start."
    : "Its boot ID is the same as at the start.";
  return [
    {
      id: "rebooted",
      state: "ok",
      title: "Rebooted since the start",
      value: rebooted ? "yes" : "no",
      detail,
    },
  ];
}

function hasNoExecute(taints: readonly Taint[], key: string): boolean {
  return taints.some((taint) => taint.key === key && taint.effect === "NoExecute");
}

/** What becomes of pods while no kubelet answers. Source: Kubernetes, "Taints and Tolerations" and "Non-graceful node shutdown". */
export function withoutKubelet({ taints }: ObservedNode): string {
  if (taints.some(({ key }) => key === OUT_OF_SERVICE))
    return `Taint ${OUT_OF_SERVICE} is set: its pods are deleted by force and its volumes detached by force.`;
  const stay = "Pods stay Terminating until it is back";
  return hasNoExecute(taints, UNREACHABLE)
    ? `${stay}. Taint ${UNREACHABLE} lets the taint manager delete them without asking budgets, after the time they tolerate.`
    : `${stay}.`;
}

function kubeletReading(node: ObservedNode, pods: readonly ObservedPod[]): Reading {
  const id = "kubelet";
  const title = "Kubelet";
  const health = healthOf(node);
  if (health.state !== "not-ready")
    return { id, state: "ok", title, value: "Ready", detail: "It can stop pods and report them gone." };
  const leaving = pods.some((pod) => pod.deletionAt !== undefined);
  const detail = leaving
    ? `It said: ${health.text}. ${withoutKubelet(node)}`
    : `It said: ${health.text}. So it is while the machine is off.`;
  return { id, state: leaving ? "warn" : "ok", title, value: "not Ready", detail };
}

/** What became of the node itself since the start. */
export function driftReadings(
  node: ObservedNode,
  intent: MaintenanceIntent,
  pods: readonly ObservedPod[],
): Reading[] {
  return [...rebootReading(node, intent), kubeletReading(node, pods), ...replacementReading(node)];
}
