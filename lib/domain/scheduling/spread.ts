import type { LabelSelector, ObservedPod } from "@/lib/domain/observed";
import { selects } from "@/lib/domain/selector";
import { wantsNode } from "./node-affinity";
import type { SpreadConstraint } from "./observed";
import { isEmpty, type Labelled, spreadSelector } from "./pod-terms";
import type { Snapshot } from "./snapshot";
import { hardTaintsOf, tolerates } from "./taints";
import { type Effect, newTally, type Tally } from "./tally";
import type { Topology } from "./topology";

export const HOSTNAME = "kubernetes.io/hostname";
const ZONE = "topology.kubernetes.io/zone";

/** What the default profile spreads by when a pod names nothing itself. Source: plugin PodTopologySpread. */
const DEFAULTS: SpreadConstraint[] = [
  { topologyKey: HOSTNAME, maxSkew: 3, hard: false },
  { topologyKey: ZONE, maxSkew: 5, hard: false },
];

/** Controllers whose selector the defaults use. Pods of others are spread only by Services, which is not modelled. */
const SPREAD_KINDS = new Set(["ReplicaSet", "ReplicationController", "StatefulSet"]);

/** One spread constraint of a pod with the pods that it counts. */
export interface Spread {
  constraint: SpreadConstraint;
  tally: Tally;
  /** Nodes whose pods count. */
  counted: Uint8Array;
  /** Domains that have such a node, and their number. */
  eligible(): { domains: Uint8Array; number: number };
  /** 1 when the pod itself is one of those that it counts. */
  self: number;
  matches(other: Labelled & { controller?: { uid: string } }): boolean;
}

export interface Spreads {
  hard: Spread[];
  soft: Spread[];
  /** The pod has constraints of its own: nodes without one of their labels get no score. */
  own: boolean;
}

/** Nodes that a constraint counts: those with all the labels, and by its two policies. Source: matchNodeInclusionPolicies. */
function countedNodes(
  snapshot: Snapshot,
  pod: ObservedPod,
  constraint: SpreadConstraint,
  keys: readonly string[],
  leaving: string,
): Uint8Array {
  const picky = Object.keys(pod.nodeSelector).length > 0 || pod.nodeAffinity !== undefined;
  const labelled = snapshot.nodesWith(keys);
  const asksNode = picky && !constraint.anyNode;
  if (!asksNode && !constraint.untaintedOnly) return labelled;
  return labelled.map((has, place) => {
    const node = snapshot.nodes[place];
    if (has === 0 || !node || (asksNode && !wantsNode(pod, node))) return 0;
    if (!constraint.untaintedOnly) return 1;
    const hard = hardTaintsOf(node, node.name === leaving);
    return hard.every((taint) => tolerates(pod, taint)) ? 1 : 0;
  });
}

function eligibleDomains({ domainOf, size }: Topology, counted: Uint8Array) {
  const domains = new Uint8Array(size);
  let number = 0;
  for (let place = 0; place < domainOf.length; place++) {
    const domain = domainOf[place] ?? -1;
    if (domain < 0 || counted[place] === 0 || domains[domain] === 1) continue;
    domains[domain] = 1;
    number++;
  }
  return { domains, number };
}

function spreadBy(
  snapshot: Snapshot,
  constraint: SpreadConstraint,
  counted: Uint8Array,
  matches: Spread["matches"],
  self: number,
): Spread {
  const tally = newTally(snapshot.topology(constraint.topologyKey));
  let known: ReturnType<Spread["eligible"]> | undefined;
  const eligible = () => {
    known ??= eligibleDomains(tally.topology, counted);
    return known;
  };
  return { constraint, tally, counted, eligible, self, matches };
}

/** The spread constraints of a pod, with empty tallies. Source: plugin PodTopologySpread, PreFilter and PreScore. */
export function spreadsOf(snapshot: Snapshot, pod: ObservedPod, leaving: string): Spreads {
  const own = pod.scheduling?.spread;
  const build = (constraints: SpreadConstraint[], keys: string[]): Spread[] =>
    constraints.map((constraint) => {
      const selector = spreadSelector(constraint, pod.labels);
      const counting = selector === undefined || isEmpty(selector) ? undefined : selector;
      const matches = (other: Labelled) =>
        other.namespace === pod.namespace && counting !== undefined && selects(counting, other.labels);
      const counted = countedNodes(snapshot, pod, constraint, keys, leaving);
      return spreadBy(snapshot, constraint, counted, matches, selfMatch(selector, pod));
    });
  if (own?.length) {
    const [hard, soft] = [own.filter((c) => c.hard), own.filter((c) => !c.hard)];
    return { hard: build(hard, hard.map(key)), soft: build(soft, soft.map(key)), own: true };
  }
  const { controller } = pod;
  if (!controller || !SPREAD_KINDS.has(controller.kind)) return { hard: [], soft: [], own: false };
  const soft = DEFAULTS.map((constraint) => {
    const counted = countedNodes(snapshot, pod, constraint, [], leaving);
    return spreadBy(snapshot, constraint, counted, (other) => other.controller?.uid === controller.uid, 1);
  });
  return { hard: [], soft, own: false };
}

const key = ({ topologyKey }: SpreadConstraint) => topologyKey;

function selfMatch(selector: LabelSelector | undefined, pod: ObservedPod): number {
  return selector !== undefined && selects(selector, pod.labels) ? 1 : 0;
}

/** What another pod changes in the tallies of these constraints. */
export function spreadEffects(spreads: Spreads, other: Parameters<Spread["matches"]>[0]): Effect[] {
  const effects: Effect[] = [];
  const add = ({ tally, counted, matches }: Spread, everywhere: boolean) => {
    if (!matches(other)) return;
    effects.push({ tally, amount: 1, only: everywhere ? undefined : counted, livingOnly: true });
  };
  for (const spread of spreads.hard) add(spread, false);
  // The score of a single node counts all of its pods.
  for (const spread of spreads.soft) add(spread, spread.constraint.topologyKey === HOSTNAME);
  return effects;
}

/** The fewest pods in a domain; 0 while there are fewer domains than minDomains. Source: preFilterState.minMatchNum. */
export function fewest({ constraint, tally: { counts }, eligible }: Spread): number {
  const { domains, number } = eligible();
  if (number < (constraint.minDomains ?? 1)) return 0;
  let least = Number.MAX_SAFE_INTEGER;
  for (let domain = 0; domain < counts.length; domain++) {
    const here = counts[domain] ?? 0;
    if (domains[domain] === 1 && here < least) least = here;
  }
  return least;
}
