import type { NodeRow } from "@/lib/contracts/node";
import { count, formatCpu, formatMemory } from "@/lib/domain/words";

/**
 * What turning off does and does not do, one sentence a line. `shuttingDown`: pods that were evicted and have not
 * stopped yet, as far as it is known.
 */
export function turnOffFacts({ maintenance, cpuMilli, memoryBytes }: NodeRow, shuttingDown = 0): string[] {
  if (!maintenance) return ["It is not in maintenance any more."];
  const { wasCordoned, phase, progress } = maintenance;
  const room = `${formatCpu(cpuMilli.allocatable)} and ${formatMemory(memoryBytes.allocatable)}`;
  const { moved } = progress;
  const left = phase === "complete" ? 0 : Math.max(0, progress.total - moved - shuttingDown);
  return [
    wasCordoned
      ? "It stays cordoned, because it was cordoned before. Uncordon it when it is to take pods."
      : `It becomes schedulable: ${room} are there for new pods.`,
    ...(left > 0
      ? [
          `Evicting ends. ${count(left, "pod")} that ${left === 1 ? "has" : "have"} not left stay${left === 1 ? "s" : ""} here.`,
        ]
      : []),
    ...(shuttingDown > 0
      ? [
          `${count(shuttingDown, "pod")} ${shuttingDown === 1 ? "is" : "are"} shutting down and still ${shuttingDown === 1 ? "goes" : "go"}.`,
        ]
      : []),
    moved > 0
      ? `${count(moved, "pod has", "pods have")} left already and ${moved === 1 ? "is" : "are"} not moved back.`
      : "No pod has left yet.",
  ];
}
