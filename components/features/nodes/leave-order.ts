import type { Group, PodVerdict } from "@/lib/domain/maintenance";
import { count, nameSome } from "@/lib/domain/words";

export interface OrderStep {
  group: Group;
  /** Who leaves in this step, and why then. */
  title: string;
  /** Names, where they say more than a number. */
  names?: string;
}

const ORDER: readonly Group[] = ["ordinary", "last", "critical", "own"];

const titles: Record<Group, (pods: string) => string> = {
  ordinary: (pods) => `${pods}, together as far as budgets allow`,
  last: (pods) => `${pods} asked to be last`,
  critical: (pods) => `${pods} that the cluster or the node needs`,
  own: () => "This console's own pod",
};

/** In which steps pods leave; a step starts when the one before it is gone. Empty when all leave in one. */
export function leaveOrder(pods: readonly PodVerdict[]): OrderStep[] {
  const groups = Map.groupBy(
    pods.filter(({ verdict }) => verdict === "moves" || verdict === "blocks"),
    ({ group }) => group,
  );
  const steps = ORDER.flatMap((group) => {
    const members = groups.get(group) ?? [];
    if (members.length === 0) return [];
    const names = [...new Set(members.map((pod) => pod.owner?.split("/").at(-1) ?? pod.name))];
    return [
      {
        group,
        title: titles[group](count(members.length, "pod")),
        names: group === "ordinary" ? undefined : nameSome(names, 4),
      },
    ];
  });
  return steps.length > 1 ? steps : [];
}
