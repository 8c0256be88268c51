import type { PodVerdict } from "@/lib/domain/maintenance";

/** What deleting this pod by name means, one sentence a line: grace, budget, what comes after, who is recorded. */
export function deletePodFacts(pod: PodVerdict, person: string | undefined): string[] {
  const { namespace, name, owner, graceSeconds, budget, cause, detail } = pod;
  const asked =
    cause === "refused" || cause === "webhook-wait"
      ? "It is deleted, not evicted: what refuses its eviction is not asked."
      : budget === undefined
        ? "It is deleted, not evicted."
        : `Budget ${budget} is not asked and is broken by this.`;
  return [
    `${namespace}/${name} is deleted at once and has ${graceSeconds} s to stop.`,
    `${asked} Now: ${detail}`,
    owner === undefined
      ? "No controller brings it back."
      : `${owner.replace("/", " ")} makes a new one, on another node.`,
    `Recorded for ${person ?? "you"} with the pod's name, on the node and in its timeline.`,
  ];
}
