import type { LabelSelector } from "@/lib/domain/observed";
import { selects } from "@/lib/domain/selector";
import type { PodTerm, SchedulingTerms, SpreadConstraint } from "./observed";

/** Labels of a namespace; undefined where namespaces can't be read or it is not there. */
export type NamespaceLabels = (namespace: string) => Record<string, string> | undefined;

/** The labels by which a term finds a pod. */
export interface Labelled {
  namespace: string;
  labels: Record<string, string>;
}

/**
 * Whether a term of a pod in namespace `home` means the other pod.
 * Source: k8s.io/kube-scheduler framework, newAffinityTerm and AffinityTerm.Matches.
 */
export function means(term: PodTerm, home: string, other: Labelled, labelsOf: NamespaceLabels): boolean {
  if (term.selector === undefined) return false;
  const { namespaces, namespaceSelector } = term;
  const listed =
    namespaces?.length || namespaceSelector !== undefined
      ? (namespaces?.includes(other.namespace) ?? false)
      : other.namespace === home;
  if (
    !listed &&
    (namespaceSelector === undefined || !inNamespace(namespaceSelector, other.namespace, labelsOf))
  ) {
    return false;
  }
  return selects(term.selector, other.labels);
}

/** The namespaces that the wishes of a pod in `home` may be about; undefined: any. */
export function namespacesMeant(scheduling: SchedulingTerms, home: string): Set<string> | undefined {
  const { affinity = [], antiAffinity = [], preferredAffinity = [], preferredAntiAffinity = [] } = scheduling;
  const weighted = [...preferredAffinity, ...preferredAntiAffinity].map(({ term }) => term);
  const found = new Set<string>();
  for (const { namespaces, namespaceSelector } of [...affinity, ...antiAffinity, ...weighted]) {
    if (namespaceSelector !== undefined) return undefined;
    for (const name of namespaces?.length ? namespaces : [home]) found.add(name);
  }
  return found;
}

/** Whether two pods may count for each other: in one namespace, or by a wish of one about the namespace of the other. */
export function mayMeet(a: Wishful, b: Wishful): boolean {
  return a.namespace === b.namespace || mayMean(a, b.namespace) || mayMean(b, a.namespace);
}

interface Wishful {
  namespace: string;
  scheduling?: SchedulingTerms;
}

function mayMean({ namespace, scheduling }: Wishful, other: string): boolean {
  if (scheduling === undefined) return false;
  const meant = namespacesMeant(scheduling, namespace);
  return meant === undefined || meant.has(other);
}

function inNamespace(selector: LabelSelector, namespace: string, labelsOf: NamespaceLabels): boolean {
  return selects(selector, labelsOf(namespace) ?? {});
}

/**
 * The selector of a spread constraint with the pod's own values of matchLabelKeys. None, or an empty one, counts no pod.
 * Source: plugin PodTopologySpread, filterTopologySpreadConstraints and countPodsMatchSelector.
 */
export function spreadSelector(
  { selector, matchLabelKeys = [] }: SpreadConstraint,
  labels: Record<string, string>,
): LabelSelector | undefined {
  if (selector === undefined) return undefined;
  const own = matchLabelKeys.flatMap((key) => {
    const value = labels[key];
    return value === undefined ? [] : [{ key, operator: "In", values: [value] }];
  });
  return own.length === 0
    ? selector
    : { ...selector, matchExpressions: [...selector.matchExpressions, ...own] };
}

export function isEmpty(selector: LabelSelector): boolean {
  return selector.matchExpressions.length === 0 && Object.keys(selector.matchLabels).length === 0;
}
