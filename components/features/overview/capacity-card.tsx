"use client";
import { CircleCheck, TriangleAlert } from "lucide-react";
import { Skeleton } from "@/components/ui/skeleton";
import { useNodes } from "@/lib/client/queries";
import { type Resource, tightest, workerCapacity } from "./capacity";
import { CapacityBar } from "./capacity-bar";
import { amount, inSentence, tightWords } from "./capacity-words";
import { Card } from "./card";

const resources: readonly Resource[] = ["cpuMilli", "memoryBytes", "podSlots"];

/** How full the workers that take pods are, what is away in maintenance, and whether one more may leave. */
export function CapacityCard({ cluster }: { cluster: string }) {
  const { data } = useNodes(cluster);
  if (!data) {
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
  const tight = tightest(capacities);
  const back = data.find((node) => node.maintenance?.phase === "complete")?.name;
  const open = capacities.cpuMilli.largest !== undefined;
  return (
    <Card aside={<Legend />} title="Requested on schedulable workers">
      <div className="grid gap-x-7 gap-y-4 px-4 py-4 sm:grid-cols-3">
        {resources.map((resource) => (
          <CapacityBar capacity={capacities[resource]} key={resource} resource={resource} />
        ))}
      </div>
      <p className="flex items-start gap-2 border-t px-4 py-2.5 text-body text-text-2">
        {tight || !open ? (
          <TriangleAlert aria-hidden className="mt-0.5 text-blocked" size={16} strokeWidth={1.75} />
        ) : (
          <CircleCheck aria-hidden className="mt-0.5 text-healthy" size={16} strokeWidth={1.75} />
        )}
        <span>
          {!open ? <strong className="font-[600] text-text">No worker takes pods.</strong> : null}
          {open && tight ? <Tight back={back} tight={tight} /> : null}
          {open && !tight
            ? `One more may leave: without ${inSentence(capacities.cpuMilli.largest?.name ?? "")}, ${amount("cpuMilli", capacities.cpuMilli.limit - capacities.cpuMilli.requested)} and ${amount("memoryBytes", capacities.memoryBytes.limit - capacities.memoryBytes.requested)} stay free.`
            : null}
        </span>
      </p>
    </Card>
  );
}

function Tight({ tight, back }: { tight: NonNullable<ReturnType<typeof tightest>>; back?: string }) {
  const { fact, detail } = tightWords(tight, back);
  return (
    <>
      <strong className="font-[600] text-text">{fact}</strong> {detail}
    </>
  );
}

function Legend() {
  return (
    <ul className="flex flex-wrap gap-x-4 text-meta text-text-2">
      <li className="flex items-center gap-1.5">
        <span aria-hidden="true" className="hatch-complete size-3.5 rounded-[3px]" /> On nodes in maintenance
      </li>
      <li className="flex items-center gap-1.5">
        <span aria-hidden="true" className="h-3.5 w-0.5 bg-text" /> Limit if one more leaves
      </li>
    </ul>
  );
}
