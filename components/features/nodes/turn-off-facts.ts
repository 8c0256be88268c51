import type { NodeRow } from "@/lib/contracts/node";
import { count, formatCpu, formatMemory } from "@/lib/domain/words";

/** What turning off does and does not do, one sentence a line. */
export function turnOffFacts({ maintenance, cpuMilli, memoryBytes }: NodeRow): string[] {
  if (!maintenance) return ["It is not in maintenance any more."];
  const { wasCordoned, phase, progress } = maintenance;
  const room = `${formatCpu(cpuMilli.allocatable)} and ${formatMemory(memoryBytes.allocatable)}`;
  const left = progress.total - progress.moved;
  return [
    wasCordoned
      ? "It stays cordoned, because it was cordoned before. Uncordon it when it is to take pods."
      : `It becomes schedulable: ${room} are there for new pods.`,
    ...(phase !== "complete" && left > 0
      ? [
          `Evicting ends. ${count(left, "pod")} that ${left === 1 ? "has" : "have"} not left stay${left === 1 ? "s" : ""} here.`,
        ]
      : []),
    progress.moved > 0
      ? `Pods are not moved back by themselves: ${count(progress.moved, "pod")} stay${progress.moved === 1 ? "s" : ""} where ${progress.moved === 1 ? "it is" : "they are"} now.`
      : "Pods are not moved back by themselves.",
  ];
}
