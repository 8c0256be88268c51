import type {
  LabelSelector,
  NodeSelectorTerm,
  ObservedCluster,
  ObservedNode,
  ObservedPod,
} from "@/lib/domain/observed";
import { createFilter } from "@/lib/domain/scheduling/filter";
import type { PodTerm, SchedulingTerms, SpreadConstraint } from "@/lib/domain/scheduling/observed";
import { type Placement, placeElsewhere } from "@/lib/domain/scheduling/place";
import { createStage, type Stage } from "@/lib/domain/scheduling/stage";
import { finish } from "@/lib/domain/steps";
import { buildIndex, buildNode, buildPod } from "@/lib/domain/testing/build";

/** The key of a made-up topology, so that no default of the scheduler knows it. */
export const RACK = "example.com/rack";

/** A node with these labels. "a" is the one that is left in each trial. */
export function nodeWith(
  name: string,
  labels: Record<string, string> = {},
  over: Partial<ObservedNode> = {},
): ObservedNode {
  return buildNode(name, { labels, ...over });
}

/** Nodes named by their rack: racked({ a: "r1", b: "r1", c: "r2" }); undefined: a node without the label. */
export function racked(racks: Record<string, string | undefined>): ObservedNode[] {
  return Object.entries(racks).map(([name, rack]) =>
    nodeWith(name, rack === undefined ? {} : { [RACK]: rack }),
  );
}

/** A pod with wishes of the scheduler's kind. */
export function wishing(
  name: string,
  scheduling: SchedulingTerms,
  over: Partial<ObservedPod> = {},
): ObservedPod {
  return buildPod(name, { scheduling, ...over });
}

/** A pod of `app` that runs on a node. */
export function running(name: string, app: string, nodeName: string, over: Partial<ObservedPod> = {}) {
  return buildPod(name, { labels: { app }, nodeName, ...over });
}

export function selecting(matchLabels: Record<string, string>): LabelSelector {
  return { matchLabels, matchExpressions: [] };
}

/** A term about pods of `app` in the same rack. */
export function near(app: string, over: Partial<PodTerm> = {}): PodTerm {
  return { topologyKey: RACK, selector: selecting({ app }), ...over };
}

/** A DoNotSchedule constraint about pods of app "web" by rack. */
export function spreading(over: Partial<SpreadConstraint> = {}): SpreadConstraint {
  return { topologyKey: RACK, maxSkew: 1, hard: true, selector: selecting({ app: "web" }), ...over };
}

/** A term of node affinity with one expression about a label. */
export function labelled(key: string, operator: string, ...values: string[]): NodeSelectorTerm {
  return { labels: [{ key, operator, values }], fields: [] };
}

/** What the filters say of the node at a place about a pod: "fits", or the rule that keeps it away. */
export function saidOf(stage: Stage, pod: ObservedPod, place: number): string {
  const shape = stage.shapeOf(pod);
  return createFilter(shape, stage.localRules(shape).at)(place) ?? "fits";
}

/** What the filters say of each node about a pod that leaves "a": "fits", or the rule that keeps it away. */
export function judged(pod: ObservedPod, over: Partial<ObservedCluster> = {}): Record<string, string> {
  const pods = pod.nodeName === undefined ? (over.pods ?? []) : [...(over.pods ?? []), pod];
  const stage = createStage(buildIndex({ ...over, pods }), "a");
  const place = stage.snapshot.placeOf(pod.nodeName);
  stage.shapeOf(pod);
  if (place >= 0) stage.lift(pod, place);
  return Object.fromEntries(stage.snapshot.nodes.map(({ name }, at) => [name, saidOf(stage, pod, at)]));
}

/** Places these pods of node "a" together. */
export function tried(displaced: readonly ObservedPod[], over: Partial<ObservedCluster> = {}): Placement {
  const index = buildIndex({ ...over, pods: [...displaced, ...(over.pods ?? [])] });
  return finish(placeElsewhere(index, "a", displaced));
}

/** Names of the pods without a place, one sorted list for each order that was tried. */
export function leftOver({ attempts }: Placement): string[][] {
  return attempts.map(({ unplaced }) => unplaced.map(({ pod }) => pod.name).sort());
}
