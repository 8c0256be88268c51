import type { ObservedPod } from "@/lib/domain/observed";
import type { PodTerm } from "./observed";
import { isEmpty } from "./pod-terms";
import type { Stage } from "./stage";

/** Terms of other pods that need the labels of namespaces. */
function namespaceTerms({ scheduling }: ObservedPod): PodTerm[] {
  const { affinity = [], antiAffinity = [] } = scheduling ?? {};
  return [...affinity, ...antiAffinity].filter(
    ({ namespaceSelector }) => namespaceSelector !== undefined && !isEmpty(namespaceSelector),
  );
}

/** What these pods ask for and the placement does not judge, by name; empty where everything was judged. */
export function notEvaluated(stage: Stage, pods: readonly ObservedPod[]): string[] {
  const names = new Set<string>();
  const { namespaces } = stage.snapshot.index.cluster;
  for (const pod of pods) {
    const { scheduling } = pod;
    if (scheduling?.scheduler !== undefined) names.add(`scheduler ${scheduling.scheduler}`);
    for (const name of scheduling?.unknown ?? []) names.add(name);
    for (const name of stage.shapeOf(pod).volumes.unknown) names.add(name);
    if (namespaces === undefined && namespaceTerms(pod).length > 0) names.add("namespace selectors");
  }
  return [...names].sort();
}
