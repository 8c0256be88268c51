import type { ObservedPod } from "@/lib/domain/observed";
import { getOrMake } from "./get-or-make";
import { counts } from "./node-use";
import type { SchedulingTerms } from "./observed";
import type { Labelled } from "./pod-terms";

/** Pods that look alike to selectors: same namespace, same labels. */
export interface PodGroup extends Labelled {
  pods: ObservedPod[];
}

/** Pods with the same wishes about other pods. */
export interface WishGroup {
  namespace: string;
  scheduling: SchedulingTerms;
  pods: ObservedPod[];
}

/** The pods of one controller as selectors see them. */
export interface Grouped {
  alike: PodGroup[];
  wishful: WishGroup[];
}

function hasWishes(scheduling: SchedulingTerms): boolean {
  const { affinity, antiAffinity, preferredAffinity, preferredAntiAffinity } = scheduling;
  return Boolean(affinity || antiAffinity || preferredAffinity || preferredAntiAffinity);
}

function group(pods: readonly ObservedPod[]): Grouped {
  // Labels and wishes of pods of one controller are mostly one object each: most pods are found without comparing.
  const alike = new Map<string, Map<object, PodGroup>>();
  const wishful = new Map<string, Map<object, WishGroup>>();
  for (const pod of pods) {
    if (pod.nodeName === undefined || !counts(pod)) continue;
    const { namespace, labels, scheduling } = pod;
    const own = getOrMake(alike, namespace, () => new Map<object, PodGroup>());
    getOrMake(own, labels, () => ({ namespace, labels, pods: [] })).pods.push(pod);
    if (!scheduling || !hasWishes(scheduling)) continue;
    const wishes = getOrMake(wishful, namespace, () => new Map<object, WishGroup>());
    getOrMake(wishes, scheduling, () => ({ namespace, scheduling, pods: [] })).pods.push(pod);
  }
  const flat = <T>(nested: Map<string, Map<object, T>>) =>
    [...nested.values()].flatMap((map) => [...map.values()]);
  return { alike: flat(alike), wishful: flat(wishful) };
}

const known = new WeakMap<readonly ObservedPod[], Grouped>();

/** Groups of the pods of a controller. An index gives the same array until one of them changes: it is grouped once. */
export function grouped(pods: readonly ObservedPod[]): Grouped {
  return getOrMake(known, pods, () => group(pods));
}
