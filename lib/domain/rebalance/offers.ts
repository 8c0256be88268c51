import type { ClusterIndex } from "@/lib/domain/cluster-index";
import type { ObservedPod } from "@/lib/domain/observed";
import { createStage, type Stage } from "@/lib/domain/scheduling/stage";
import { each, type Steps } from "@/lib/domain/steps";
import { pinnedHere } from "@/lib/domain/verdict/pinned";
import { count } from "@/lib/domain/words";
import { type WorkloadId, workloadKey, workloadOf } from "@/lib/domain/workload-of";
import { type Levels, levelsOf, type PoolBalance } from "./evenness";
import type { ObservedRollout, RestartTarget } from "./observed";
import { placedAnew } from "./placed-anew";
import { runs } from "./pods-of";
import { restartRefusal } from "./refusal";

/** A workload whose restart would help, as far as can be foreseen. */
export interface RestartOffer extends RestartTarget {
  pods: number;
  /** Of these on nodes that are fuller than their pool, now and as the scheduler would place them anew. */
  onFuller: { now: number; anew: number };
  onEmptier: { now: number; anew: number };
}

/** One with pods on crowded nodes that is not offered, and why. */
export interface NotOffered extends WorkloadId {
  crowded: number;
  why: string;
}

export interface RestartOffers {
  /** Those that would move most pods to emptier nodes, or away from fuller ones, first. */
  offers: RestartOffer[];
  others: NotOffered[];
  /** Workloads with pods on crowded nodes that were not tried: somebody waits for the answer. */
  untried: number;
}

/** So many workloads, those with most pods on crowded nodes, and so many of their pods are tried. */
const MOST = { workloads: 200, pods: 4_000 };
const AT_ONCE = 500;

/** Why kinds that have no template of their own, or that nobody replaces, are not offered. */
const OTHER_KINDS: Record<string, string> = {
  DaemonSet: "A DaemonSet runs one pod on each node: a restart moves none.",
  StaticPod: "A static pod belongs to its node: the kubelet runs it from a file.",
  Pod: "A bare pod: no controller brings it back.",
  Job: "A Job runs to its end: a restart would begin it anew.",
  CronJob: "A CronJob's pod runs to its end: a restart would begin it anew.",
};

function otherKind(kind: string): string {
  return OTHER_KINDS[kind] ?? `A ${kind} is not restarted from here: Deployments and StatefulSets are.`;
}

interface Crowd {
  id: WorkloadId;
  pods: ObservedPod[];
  crowded: number;
}

/** Workloads with pods on these nodes, with all of their pods; most on them first. */
function* crowdsOn(index: ClusterIndex, nodes: ReadonlySet<string>): Steps<Crowd[]> {
  const crowds = new Map<string, Crowd>();
  for (const node of nodes) {
    for (const pod of index.podsOf(node).filter(runs)) {
      const id = workloadOf(index, pod);
      const crowd = crowds.get(workloadKey(id)) ?? { id, pods: [], crowded: 0 };
      crowds.set(workloadKey(id), crowd);
      crowd.crowded += 1;
    }
    yield;
  }
  yield* each(index.pods.byController.groups(), AT_ONCE, ([, pods]) => {
    for (const pod of pods) {
      const crowd = crowds.get(workloadKey(workloadOf(index, pod)));
      if (crowd && runs(pod)) crowd.pods.push(pod);
    }
  });
  return [...crowds.values()].sort(
    (a, b) => b.crowded - a.crowded || (workloadKey(a.id) < workloadKey(b.id) ? -1 : 1),
  );
}

/** @returns why it is not offered, or the offer */
function* judge(
  { id, pods }: Crowd,
  known: ObservedRollout | undefined,
  { index, stage, fuller, emptier, crowded }: { index: ClusterIndex; stage: () => Stage } & Levels,
): Steps<string | RestartOffer> {
  if (id.kind !== "Deployment" && id.kind !== "StatefulSet") return otherKind(id.kind);
  if (known === undefined) return "It could not be read.";
  const refusal = restartRefusal(index, known, pods);
  if (refusal) return refusal.why;
  const leaving = pods.filter(({ nodeName = "" }) => crowded.has(nodeName));
  const [held] = leaving;
  const pin = held && pinnedHere(index, held);
  if (pin && leaving.every((pod) => pinnedHere(index, pod)))
    return `Held where it runs: ${pin} lets it run on that node alone.`;
  const { on, unplaced } = yield* placedAnew(stage(), pods);
  if (unplaced > 0) return `No node has room for ${count(unplaced, "new pod")} of it now.`;
  const anew = (nodes: ReadonlySet<string>) =>
    [...on].reduce((sum, [node, number]) => (nodes.has(node) ? sum + number : sum), 0);
  const now = (nodes: ReadonlySet<string>) => pods.filter(({ nodeName = "" }) => nodes.has(nodeName)).length;
  const offer: RestartOffer = {
    kind: id.kind,
    namespace: id.namespace,
    name: id.name,
    pods: pods.length,
    onFuller: { now: now(fuller), anew: anew(fuller) },
    onEmptier: { now: now(emptier), anew: anew(emptier) },
  };
  return gainOf(offer) > 0 ? offer : "The scheduler would place its pods no better than they are.";
}

/** Pods that come to emptier nodes, and pods that leave fuller ones. */
function gainOf({ onFuller, onEmptier }: RestartOffer): number {
  return onEmptier.anew - onEmptier.now + (onFuller.now - onFuller.anew);
}

/**
 * Which workloads a restart would spread over emptier nodes, each judged by itself as things stand; of all others with
 * pods on crowded nodes, why not. A restart lets the scheduler place pods anew; where it puts them is its decision.
 */
export function* restartOffers(
  index: ClusterIndex,
  balances: readonly PoolBalance[],
  rollouts: readonly ObservedRollout[],
): Steps<RestartOffers> {
  const levels = levelsOf(balances);
  const found: RestartOffers = { offers: [], others: [], untried: 0 };
  const byKey = new Map(rollouts.map((rollout) => [workloadKey(rollout), rollout]));
  const crowds = yield* crowdsOn(index, levels.crowded);
  let made: Stage | undefined;
  const stage = () => {
    made ??= createStage(index, "");
    return made;
  };
  let left = MOST.pods;
  for (const [at, crowd] of crowds.entries()) {
    left -= crowd.pods.length;
    if (at >= MOST.workloads || left < 0) {
      found.untried += 1;
      continue;
    }
    const judged = yield* judge(crowd, byKey.get(workloadKey(crowd.id)), { index, stage, ...levels });
    if (typeof judged !== "string") found.offers.push(judged);
    else found.others.push({ ...crowd.id, crowded: crowd.crowded, why: judged });
  }
  found.offers.sort((a, b) => gainOf(b) - gainOf(a));
  return found;
}
