import type { PodVerdict } from "@/lib/domain/maintenance";

/** What deleting this pod by name means, one sentence a line: grace, budget, what comes after, who is recorded. */
export function deletePodFacts(pod: PodVerdict, person: string | undefined): string[] {
  const { namespace, name, owner, graceSeconds, budget, cause, detail } = pod;
  const passes =
    cause === "refused" || cause === "webhook-wait"
      ? "Deleting is no eviction: what refuses that is not asked."
      : budget === undefined
        ? "Deleting is no eviction: no budget is asked."
        : `Deleting does not ask budget ${budget} and may break it.`;
  return [
    `${namespace}/${name} is deleted at once and has ${graceSeconds} s to stop.`,
    detail,
    passes,
    owner === undefined
      ? "No controller brings it back."
      : `${owner.replace("/", " ")} makes a new one, on another node if one has room.`,
    `Recorded for ${person ?? "you"} with the pod's name, on the node and in its timeline.`,
  ];
}
