import type { ObservedBudget, ObservedPod } from "@/lib/domain/observed";
import { selects } from "@/lib/domain/selector";
import { createFilter } from "./filter";
import { obstacleAt } from "./node-rules";
import { lasts, type Obstacle } from "./obstacle";
import { isEmpty } from "./pod-terms";
import { shuffled } from "./random";
import { looksAtOthers, type Shape } from "./shape";
import type { Stage } from "./stage";

/** So many are compared in a cluster of up to 1,000 nodes, and fewer in a larger one. Source: minCandidateNodesAbsolute. */
const candidates = (nodes: number) => (nodes <= 1_000 ? 100 : 25);

/** Pods that give way on a node. */
interface Candidate {
  place: number;
  /** Most important first. */
  victims: ObservedPod[];
  violations: number;
  /** When the first of its most important victims started. */
  since: string;
}

const priorityOf = (pod: ObservedPod) => pod.scheduling?.priority ?? 0;

/** Later than any pod that runs. */
const JUST_NOW = "~";

/** When a pod at this place started. One that was put there a moment ago has not. Source: pkg/scheduler/util, GetPodStartTime. */
function startOf({ snapshot }: Stage, pod: ObservedPod, place: number): string {
  return snapshot.placeOf(pod.nodeName) === place ? (pod.startedAt ?? pod.createdAt) : JUST_NOW;
}

/** The most important first. Source: pkg/scheduler/util, MoreImportantPod. */
function sortByImportance(stage: Stage, pods: ObservedPod[], place: number): void {
  const starts = new Map(pods.map((pod) => [pod, startOf(stage, pod, place)]));
  pods.sort((a, b) => {
    const [mine, theirs] = [starts.get(a) ?? "", starts.get(b) ?? ""];
    const byPriority = priorityOf(b) - priorityOf(a);
    if (byPriority !== 0 || mine !== theirs) return byPriority || (mine < theirs ? -1 : 1);
    // Of those that started in the same second it prefers whom it knew first.
    return mine === JUST_NOW || a.createdAt === b.createdAt ? 0 : a.createdAt < b.createdAt ? -1 : 1;
  });
}

/** Source: pkg/scheduler/util, GetEarliestPodStartTime. */
function sinceOf(stage: Stage, victims: readonly ObservedPod[], place: number): string {
  const [first] = victims;
  const highest = first && priorityOf(first);
  const starts = victims
    .filter((pod) => priorityOf(pod) === highest)
    .map((pod) => startOf(stage, pod, place));
  return starts.sort()[0] ?? JUST_NOW;
}

/** Victims whose budget allows no more disruptions. Source: filterPodsWithPDBViolation. */
function violating(stage: Stage, pods: readonly ObservedPod[]): Set<ObservedPod> {
  const left = new Map<ObservedBudget, number>();
  const found = new Set<ObservedPod>();
  for (const pod of pods) {
    if (Object.keys(pod.labels).length === 0) continue;
    for (const budget of stage.snapshot.index.budgetsIn(pod.namespace)) {
      // Other than for evictions, an empty selector matches nothing here, nor does any a pod without labels.
      if (!budget.selector || isEmpty(budget.selector) || !selects(budget.selector, pod.labels)) continue;
      const allowed = (left.get(budget) ?? budget.disruptionsAllowed) - 1;
      left.set(budget, allowed);
      if (allowed < 0) found.add(pod);
    }
  }
  return found;
}

/** The fewest pods of a node that have to give way; nothing is changed. Source: SelectVictimsOnNode. */
function victimsOn(stage: Stage, shape: Shape, place: number, random: () => number): Candidate | undefined {
  const eligible = stage.board.podsOn(place).filter((pod) => priorityOf(pod) < shape.priority);
  if (eligible.length === 0) return undefined;
  // The order of those that differ in nothing is chance.
  const lower = shuffled(eligible, random);
  const moves = new Map(lower.map((pod) => [pod, stage.glimpse(shape, pod, place)]));
  const away = new Set<ObservedPod>();
  const move = (pod: ObservedPod, sign: 1 | -1) => {
    moves.get(pod)?.(sign);
    if (sign === -1) away.add(pod);
    else away.delete(pod);
  };
  // What the stage remembers of nodes does not know of what is only glimpsed.
  const local = () => obstacleAt(stage, shape, place);
  const fits = looksAtOthers(shape)
    ? () => createFilter(shape, local)(place) === undefined
    : () => local() === undefined;
  try {
    for (const pod of lower) move(pod, -1);
    if (!fits()) return undefined;
    sortByImportance(stage, lower, place);
    const protectedPods = violating(stage, lower);
    const victims: ObservedPod[] = [];
    const reprieved = [...lower].sort((a, b) => Number(protectedPods.has(b)) - Number(protectedPods.has(a)));
    for (const pod of reprieved) {
      move(pod, 1);
      if (fits()) continue;
      move(pod, -1);
      victims.push(pod);
    }
    sortByImportance(stage, victims, place);
    const violations = victims.filter((pod) => protectedPods.has(pod)).length;
    return { place, victims, violations, since: sinceOf(stage, victims, place) };
  } finally {
    for (const pod of away) moves.get(pod)?.(1);
  }
}

/** What counts against a candidate, the most important first. Source: pickOneNodeForPreemption. */
function costs({ victims, violations }: Candidate): number[] {
  const first = victims[0];
  const highest = first === undefined ? Number.MIN_SAFE_INTEGER : priorityOf(first);
  // Each priority is made positive, so that fewer victims cost less.
  const sum = victims.reduce((total, pod) => total + priorityOf(pod) + 2 ** 31, 0);
  return [violations, highest, sum, victims.length];
}

function cheaper(a: Candidate, b: Candidate): boolean {
  const [mine, theirs] = [costs(a), costs(b)];
  const at = mine.findIndex((cost, number) => cost !== theirs[number]);
  // Who started later has less to lose.
  return at < 0 ? a.since > b.since : (mine[at] ?? 0) < (theirs[at] ?? 0);
}

/**
 * Where a pod of higher priority drives others away, and which; undefined where that does not help.
 * Source: plugin DefaultPreemption.
 */
export function preemptFor(
  stage: Stage,
  shape: Shape,
  obstacles: readonly Obstacle[],
  random: () => number,
): Candidate | undefined {
  if (shape.pod.scheduling?.neverPreempts || shape.volumes.stuck !== undefined) return undefined;
  if (shape.priority <= stage.lowestPriority()) return undefined;
  const size = stage.snapshot.nodes.length;
  const begin = Math.floor(random() * size);
  const found: Candidate[] = [];
  const enough = candidates(size);
  for (let step = 0; step < size && found.length < enough; step++) {
    const place = (begin + step) % size;
    const obstacle = obstacles[place];
    const candidate =
      obstacle === undefined || lasts(obstacle) ? undefined : victimsOn(stage, shape, place, random);
    if (candidate) found.push(candidate);
  }
  return found.reduce<Candidate | undefined>(
    (best, candidate) => (best === undefined || cheaper(candidate, best) ? candidate : best),
    undefined,
  );
}
