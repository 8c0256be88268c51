import { cx } from "@/components/ui/cx";
import { Time } from "@/components/ui/time";
import type { NodeDetail } from "@/lib/contracts/node-detail";
import { ResourceBar } from "./resource-bar";

interface CapacitySectionProps {
  detail: Pick<NodeDetail, "resources" | "measuredAt">;
  stale: boolean;
}

/** What the node has of each resource, against what its pods ask for. */
export function CapacitySection({ detail: { resources, measuredAt }, stale }: CapacitySectionProps) {
  return (
    <section className="border-b px-5 py-4 max-sm:px-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 className="text-section">Capacity</h2>
        <ul className="flex flex-wrap gap-x-4 gap-y-1 text-meta text-text-2">
          <li className="flex items-center gap-1.5">
            <span aria-hidden="true" className="reading size-3 rounded-[3px] bg-water" /> Requested
          </li>
          <li className="flex items-center gap-1.5">
            <span aria-hidden="true" className="reading h-3.5 w-0.5 bg-text" /> Limit: allocatable
          </li>
          {measuredAt === undefined ? null : (
            <li className="flex items-center gap-1.5">
              <span aria-hidden="true" className="reading h-[3px] w-3.5 rounded-full bg-text-3" /> Used,
              measured <Time at={measuredAt} />
            </li>
          )}
        </ul>
      </div>
      <div
        className={cx("mt-4 grid gap-x-7 gap-y-4 sm:grid-cols-2", resources.length !== 4 && "lg:grid-cols-3")}
      >
        {resources.map((resource) => (
          <ResourceBar key={resource.name} resource={resource} stale={stale} />
        ))}
      </div>
    </section>
  );
}
