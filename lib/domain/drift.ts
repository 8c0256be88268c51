import { changesOf, takesNodeAway } from "./infrastructure";
import type { MaintenanceIntent } from "./intent";
import type { PlanCheck, Reading } from "./maintenance";
import { healthOf } from "./node";
import type { ObservedNode, ObservedPod, Taint } from "./observed";

const UNREACHABLE = "node.kubernetes.io/unreachable";
const OUT_OF_SERVICE = "node.kubernetes.io/out-of-service";

/** Who is about to take the node away, in their taint's or deletion's words. */
function removersOf(node: ObservedNode, pods: readonly ObservedPod[]): string[] {
  return changesOf(node, pods)
    .filter(takesNodeAway)
    .map(({ says }) => says);
}

/** MachineHealthChecks stand where Machines do, mostly in another cluster: they are not read, and so named. */
function healthCheck({ name, of }: NonNullable<ObservedNode["machine"]>): string {
  return (
    `${of} made it from Machine ${name}. Whether a MachineHealthCheck replaces it while it is down was not evaluated: ` +
    "look for one that selects this Machine, and pause it while the node is down."
  );
}

/** A maintenance of a node that an autoscaler takes away is for nothing, and its end surprises. */
export function replacement(node: ObservedNode, pods: readonly ObservedPod[] = []): PlanCheck {
  const id = "replacement";
  const removers = removersOf(node, pods);
  if (removers.length > 0) {
    const detail = `${removers.join(" ")} Its maintenance would go with it.`;
    return { id, state: "warn", title: "The node is about to be replaced", detail };
  }
  const changes = changesOf(node, pods).map(({ says }) => says);
  if (changes.length > 0) {
    const detail = `${changes.join(" ")} It may reboot or drain the node at the same time: let it finish, or pause it.`;
    return { id, state: "warn", title: "An upgrade of the node is pending", detail };
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
    detail: "No autoscaler's taint, no deletion, no pending upgrade.",
  };
}

function replacementReading(node: ObservedNode, pods: readonly ObservedPod[]): Reading[] {
  const removers = removersOf(node, pods);
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
  return [...rebootReading(node, intent), kubeletReading(node, pods), ...replacementReading(node, pods)];
}
