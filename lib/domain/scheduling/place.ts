import type { ClusterIndex } from "@/lib/domain/cluster-index";
import { type ObservedPod, podKey } from "@/lib/domain/observed";
import { each, type Steps } from "@/lib/domain/steps";
import { arrange } from "./arrivals";
import { type Attempt, attempt } from "./attempt";
import { ordinalsBefore } from "./ordinals";
import { seededRandom } from "./random";
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
 * Whether another order would show nothing new: in two of them each pod could choose among far more nodes than there are
 * pods that could take them.
 */
function isRoomy(attempts: readonly Attempt[], pods: number): boolean {
  return (
    attempts.length >= 2 &&
    attempts.every(({ unplaced, fewestChoices }) => unplaced.length === 0 && fewestChoices > 2 * pods)
  );
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
  const byName = (pods: readonly ObservedPod[]) => [...pods].sort((a, b) => (podKey(a) < podKey(b) ? -1 : 1));
  const moving = byName([...displaced, ...alsoLeaving]);
  const waiting = byName(pending);
  const queue = [...moving, ...waiting];
  yield* each(queue, 1, (pod) => stage.shapeOf(pod));
  const earlier = ordinalsBefore(index, queue);
  const mark = stage.changes();
  const attempts: Attempt[] = [];
  const orders = index.cluster.nodes.length < LARGE.nodes ? ORDERS : LARGE.orders;
  for (let order = 0; order < orders; order++) {
    const random = seededRandom(order);
    const arrivals = arrange(index, moving, waiting, order, random);
    attempts.push(yield* attempt(stage, { arrivals, leavers: moving, earlier, random }));
    stage.rewind(mark);
    if (isRoomy(attempts, queue.length)) break;
  }
  return { attempts, pending, stage };
}
