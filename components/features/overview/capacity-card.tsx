"use client";
import { CircleCheck, TriangleAlert } from "lucide-react";
import { Skeleton } from "@/components/ui/skeleton";
import { isStale } from "@/lib/client/connection";
import { useConnection } from "@/lib/client/live";
import { useNodes } from "@/lib/client/queries";
import { useUsage } from "@/lib/client/usage-query";
import { type Resource, workerCapacity, workerUse } from "./capacity";
import { CapacityBar } from "./capacity-bar";
import { capacityVerdict, type Verdict } from "./capacity-words";
import { Card } from "./card";

const resources: readonly Resource[] = ["cpuMilli", "memoryBytes", "podSlots"];

/** How full the workers that take pods are, what is away in maintenance, and whether one more may leave. */
export function CapacityCard({ cluster }: { cluster: string }) {
  const { data } = useNodes(cluster);
  const { data: usage } = useUsage(cluster);
  const stale = isStale(useConnection(cluster));
  if (!data || data.some((node) => node.uncounted)) {
    return (
      <Card title="Requested on schedulable workers">
        <div className="p-4">
          <Skeleton className="h-3.5 w-full" />
        </div>
      </Card>
    );
  }
  const capacities = {
    cpuMilli: workerCapacity(data, "cpuMilli"),
    memoryBytes: workerCapacity(data, "memoryBytes"),
    podSlots: workerCapacity(data, "podSlots"),
  };
  const back = data.find((node) => node.maintenance?.phase === "complete")?.name;
  return (
    <Card aside={<Legend />} title="Requested on schedulable workers">
      <div className="grid gap-x-7 gap-y-4 px-4 py-4 sm:grid-cols-3">
        {resources.map((resource) => (
          <CapacityBar
            capacity={capacities[resource]}
            key={resource}
            resource={resource}
            stale={stale}
            use={workerUse(data, resource, usage?.nodes)}
          />
        ))}
      </div>
      {stale ? null : <VerdictLine {...capacityVerdict(capacities, back)} />}
    </Card>
  );
}

/** Only while live: what was last seen allows no verdict. */
function VerdictLine({ tight, fact, detail }: Verdict) {
  const Icon = tight ? TriangleAlert : CircleCheck;
  return (
    <p className="flex items-start gap-2 border-t px-4 py-2.5 text-body text-text-2">
      <Icon
        aria-hidden
        className={`mt-0.5 ${tight ? "text-blocked" : "text-healthy"}`}
        size={16}
        strokeWidth={1.75}
      />
      <span>
        <strong className="font-[600] text-text">{fact}</strong> {detail}
      </span>
    </p>
  );
}

function Legend() {
  return (
    <ul className="flex flex-wrap gap-x-4 text-meta text-text-2">
      <li className="flex items-center gap-1.5">
        <span aria-hidden="true" className="reading hatch-complete size-3.5 rounded-[3px]" /> On nodes in
        maintenance
      </li>
      <li className="flex items-center gap-1.5">
        <span aria-hidden="true" className="reading h-3.5 w-0.5 bg-text" /> Limit if one more leaves
      </li>
    </ul>
  );
}
