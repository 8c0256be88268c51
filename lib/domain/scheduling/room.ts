import type { ClusterIndex } from "@/lib/domain/cluster-index";
import type { PlanCheck } from "@/lib/domain/maintenance";
import type { ObservedNode, ObservedPod } from "@/lib/domain/observed";
import type { Steps } from "@/lib/domain/steps";
import { count, formatCpu, formatMemory, nameSome } from "@/lib/domain/words";
import type { Attempt, Unplaced } from "./attempt";
import { notEvaluated } from "./not-evaluated";
import { type Placement, placeElsewhere } from "./place";
import { hardTaintsOf } from "./taints";
import { tellUnplaced } from "./why";

/** Pods that are still to leave other nodes in maintenance: they want the same room. */
function leavingOthers(index: ClusterIndex, node: ObservedNode): ObservedPod[] {
  return index.cluster.nodes
    .filter((other) => other.name !== node.name && other.intent !== undefined)
    .flatMap((other) => index.podsOf(other.name))
    .filter(
      ({ controller, mirror, phase, deletionAt }) =>
        controller !== undefined &&
        controller.kind !== "DaemonSet" &&
        !mirror &&
        deletionAt === undefined &&
        phase !== "Succeeded" &&
        phase !== "Failed",
    );
}

/** What is asked for and what is free on the nodes that take ordinary pods. */
function numbers({ stage }: Placement, displaced: readonly ObservedPod[]): string {
  const { board, snapshot, leaving } = stage;
  const asked = { cpu: 0, memory: 0 };
  for (const { requests } of displaced) {
    asked.cpu += requests.cpuMilli;
    asked.memory += requests.memoryBytes;
  }
  const free = { nodes: 0, cpu: 0, memory: 0 };
  for (const [place, node] of snapshot.nodes.entries()) {
    if (place === leaving || hardTaintsOf(node, false).length > 0) continue;
    free.nodes += 1;
    free.cpu += node.allocatable.cpuMilli - (board.cpuMilli[place] ?? 0);
    free.memory += node.allocatable.memoryBytes - (board.memoryBytes[place] ?? 0);
  }
  return `Needs ${formatCpu(asked.cpu)} and ${formatMemory(asked.memory)}. Free on ${count(free.nodes, "node")}: ${formatCpu(free.cpu)} and ${formatMemory(free.memory)}.`;
}

/** Pods of this node that find no place, in the order in which that hits most of them. */
function worstOf(attempts: readonly Attempt[], displaced: ReadonlySet<ObservedPod>): Unplaced[] {
  let worst: Unplaced[] = [];
  for (const { unplaced } of attempts) {
    const own = unplaced.filter(({ pod }) => displaced.has(pod));
    if (own.length > worst.length) worst = own;
  }
  return worst.sort((a, b) => a.pod.name.localeCompare(b.pod.name));
}

/**
 * Room for all displaced pods together on the nodes that remain. It passes only if every order that was tried places
 * all of them and drives nobody else away.
 */
export function* room(
  index: ClusterIndex,
  node: ObservedNode,
  displaced: readonly ObservedPod[],
): Steps<PlanCheck> {
  const placement = yield* placeElsewhere(index, node.name, displaced, leavingOthers(index, node));
  const { attempts, pending, stage } = placement;
  const own = new Set(displaced);
  const worst = worstOf(attempts, own);
  const preempted = [...new Set(attempts.flatMap((attempt) => attempt.preempted))].filter(
    (pod) => !own.has(pod),
  );
  const unknown = notEvaluated(stage, displaced);
  const sentences: string[] = [];
  if (worst.length > 0) {
    const always = attempts.every(({ unplaced }) => unplaced.some(({ pod }) => own.has(pod)));
    const told = tellUnplaced(stage, worst);
    sentences.push(`${always ? "Will" : "May, depending on the order,"} stay Pending: ${told}.`);
  }
  if (preempted.length > 0) {
    const names = nameSome(preempted.map(({ name }) => name));
    sentences.push(`May be preempted on their nodes, having a lower priority: ${names}.`);
  }
  sentences.push(numbers(placement, displaced));
  if (pending.length > 0) {
    sentences.push(
      `${count(pending.length, "pod")} ${pending.length === 1 ? "waits" : "wait"} for room already.`,
    );
  }
  if (unknown.length > 0) sentences.push(`Not evaluated: ${unknown.join(", ")}.`);
  const detail = sentences.join(" ");
  if (worst.length > 0) {
    const placed = displaced.length - worst.length;
    return { id: "room", state: "warn", title: `Room for ${placed} of ${displaced.length} pods`, detail };
  }
  if (preempted.length > 0) return { id: "room", state: "warn", title: "Room, but not for others", detail };
  if (unknown.length > 0) return { id: "room", state: "unknown", title: "Room, as far as evaluated", detail };
  return { id: "room", state: "pass", title: "Room for each pod", detail };
}
