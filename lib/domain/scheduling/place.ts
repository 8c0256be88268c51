import type { ClusterIndex } from "@/lib/domain/cluster-index";
import { type ObservedPod, podKey } from "@/lib/domain/observed";
import { each, type Steps } from "@/lib/domain/steps";
import { type Attempt, attempt } from "./attempt";
import { type Neighbours, nobodyMatches } from "./neighbours";
import { ordinalsBefore } from "./ordinals";
import { seededRandom, shuffled } from "./random";
import { prepare } from "./snapshot";
import { createStage, type Stage } from "./stage";

/**
 * Nobody knows in which order controllers make the new pods, nor how the scheduler breaks ties. So this many orders are
 * tried, always the same ones.
 */
const ORDERS = 8;
/** In a cluster this large as many as can be tried while somebody waits. */
const LARGE = { nodes: 1_000, orders: 4 };

export interface Placement {
  /** One for each order that was tried. */
  attempts: Attempt[];
  /** Pods that wait for a node already, and are placed together with the displaced ones. */
  pending: ObservedPod[];
  stage: Stage;
}

/** Whether a pod waits for the scheduler now. */
function isPending(pod: ObservedPod): boolean {
  return (
    pod.nodeName === undefined &&
    pod.phase === "Pending" &&
    pod.deletionAt === undefined &&
    !pod.scheduling?.gated &&
    pod.scheduling?.scheduler === undefined
  );
}

/**
 * One of the orders. In most of them the pods of StatefulSets come late, because they are made only when the old ones are
 * gone, and those that found no place before come last; but budgets and priorities can change that.
 */
function arrange(queue: readonly ObservedPod[], order: number, random: () => number): ObservedPod[] {
  const mixed = shuffled(queue, random);
  const by = (rank: (pod: ObservedPod) => number) => mixed.sort((a, b) => rank(a) - rank(b));
  if (order % 4 === 2) return by((pod) => -(pod.scheduling?.priority ?? 0));
  if (order % 4 === 3) return mixed;
  return by((pod) => (pod.nodeName === undefined ? 2 : pod.controller?.kind === "StatefulSet" ? 1 : 0));
}

/**
 * Whether another order would show nothing new: in two of them each pod could choose among far more nodes than there are
 * pods that could take them.
 */
function isRoomy(attempts: readonly Attempt[], pods: number): boolean {
  return (
    attempts.length >= 2 &&
    attempts.every(({ unplaced, fewestChoices }) => unplaced.length === 0 && fewestChoices > 2 * pods)
  );
}

/** Tried while the old pods still stop. StatefulSets and Jobs make the new pod when the old one is gone. */
function isEager({ controller }: ObservedPod): boolean {
  return controller?.kind !== "StatefulSet" && controller?.kind !== "Job";
}

/**
 * Remembers which pods an affinity finds. If all of them leave, the returned function makes them count on: a new pod is
 * tried while they still stop, so that it may join them in their domain and is refused elsewhere; it is not the first of
 * its kind, and their end does not make the scheduler try it again for five minutes.
 * Source: plugin InterPodAffinity, isSchedulableAfterPodChange.
 */
function rememberCompany(neighbours: Neighbours): () => void {
  const before = neighbours.affinity.map(({ counts }) => counts.slice());
  return () => {
    const some = before.some((counts) => counts.some((number) => number > 0));
    if (some && nobodyMatches(neighbours)) neighbours.leavers = before;
  };
}

/**
 * Places all displaced and pending pods together onto the nodes that remain, as kube-scheduler of Kubernetes 1.36 would
 * with its default profile. `alsoLeaving` are pods that are to leave other nodes in maintenance.
 * They count in the same room, and what is free on their nodes is not.
 */
export function* placeElsewhere(
  index: ClusterIndex,
  leaving: string,
  displaced: readonly ObservedPod[],
  alsoLeaving: readonly ObservedPod[] = [],
): Steps<Placement> {
  yield* prepare(index);
  const stage = createStage(index, leaving);
  yield;
  const pending = index.pods.unplaced().filter(isPending);
  // By name, so that the same cluster gives the same plan in whatever order its objects were seen.
  const queue = [...displaced, ...alsoLeaving, ...pending].sort((a, b) => (podKey(a) < podKey(b) ? -1 : 1));
  yield* each(queue, 1, (pod) => stage.shapeOf(pod));
  const shapes = new Set(queue.filter(isEager).map((pod) => stage.shapeOf(pod)));
  const company = [...shapes].map(({ neighbours }) => rememberCompany(neighbours));
  for (const pod of [...displaced, ...alsoLeaving]) {
    const place = stage.snapshot.placeOf(pod.nodeName);
    if (place >= 0) stage.lift(pod, place);
  }
  for (const keep of company) keep();
  const earlier = ordinalsBefore(index, queue);
  const mark = stage.changes();
  const attempts: Attempt[] = [];
  const orders = index.cluster.nodes.length < LARGE.nodes ? ORDERS : LARGE.orders;
  for (let order = 0; order < orders; order++) {
    const random = seededRandom(order);
    attempts.push(yield* attempt(stage, arrange(queue, order, random), earlier, random));
    stage.rewind(mark);
    if (isRoomy(attempts, queue.length)) break;
  }
  return { attempts, pending, stage };
}
