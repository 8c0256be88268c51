import type { RawMeta } from "./raw";

type Marks = readonly (readonly [key: string, asks: (value: string) => boolean])[];

/**
 * Annotations by which owners of pods ask tools to leave them where they are, and the values that do ask.
 * Sources: karpenter.sh, "Disruption"; kubernetes/autoscaler, cluster-autoscaler/FAQ.md.
 */
const ANNOTATIONS: Marks = [
  ["karpenter.sh/do-not-disrupt", (value) => value !== "false"],
  ["karpenter.sh/do-not-evict", (value) => value === "true"],
  ["cluster-autoscaler.kubernetes.io/safe-to-evict", (value) => value === "false"],
];
/** Source: cluster-api.sigs.k8s.io, "MachineDrainRules". */
const LABELS: Marks = [["cluster.x-k8s.io/drain", (value) => value === "skip" || value === "wait-completed"]];

function firstOf(marks: Marks, found: Record<string, string> | undefined): string | undefined {
  if (found === undefined) return undefined;
  for (const [key, asks] of marks) {
    const value = found[key];
    if (value !== undefined && asks(value)) return `${key}=${value}`;
  }
  return undefined;
}

/** The mark by which a pod's owner asks that it be left where it is, as "key=value". */
export function stayMarkOf({ annotations, labels }: RawMeta): string | undefined {
  return firstOf(ANNOTATIONS, annotations) ?? firstOf(LABELS, labels);
}
