import type { NodeRow } from "@/lib/contracts/node";
import { requestedShare } from "./node-words";

/** One line of facts about the machine. */
export function NodeFacts({ row }: { row: NodeRow }) {
  const percent = (meter: NodeRow["cpuMilli"]) => `${Math.round(requestedShare(meter) * 100)}%`;
  const facts: [string, string | undefined][] = [
    ["Status", row.status],
    ["Pool", row.pool],
    ["Roles", row.roles.join(",")],
    ["Zone", row.zone],
    ["Version", row.version],
    ["Type", row.instanceType],
    ["Pods", `${row.pods} of ${row.podSlots.allocatable}`],
    ["CPU requested", percent(row.cpuMilli)],
    ["Memory requested", percent(row.memoryBytes)],
  ];
  return (
    <dl className="flex shrink-0 flex-wrap gap-x-6 gap-y-1 border-y px-5 py-2.5 text-meta tabular-nums max-sm:px-4">
      {facts.map(([term, value]) =>
        value ? (
          <div className="flex gap-1.5 whitespace-nowrap" key={term}>
            <dt className="text-text-2">{term}</dt>
            <dd className="text-text">{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}
