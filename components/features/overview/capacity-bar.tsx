import { cx } from "@/components/ui/cx";
import type { Capacity, Resource, Use } from "./capacity";
import { awayWords, figure, resourceName, unit, usedWords } from "./capacity-words";

interface CapacityBarProps {
  resource: Resource;
  capacity: Capacity;
  /** Absent where nothing measures it. */
  use: Use | undefined;
  stale: boolean;
}

/**
 * Requested (water), free (track), on nodes in maintenance (hatch), and a mark for the limit if one more leaves; beneath
 * it what is really used.
 */
export function CapacityBar({ resource, capacity, use, stale }: CapacityBarProps) {
  const { requested, schedulable, inMaintenance, limit } = capacity;
  const away = awayWords(resource, capacity);
  const whole = Math.max(1, schedulable + inMaintenance);
  const percent = (value: number) => `${Math.min(100, Math.max(0, (value / whole) * 100))}%`;
  return (
    <div>
      <p className="flex items-baseline justify-between gap-2 text-body text-text-2">
        <span className="text-text">{resourceName[resource]}</span>
        <span className="tabular-nums">
          <strong className="font-[620] text-text">{figure(resource, requested)}</strong> of{" "}
          {figure(resource, schedulable)} {unit[resource]}
        </span>
      </p>
      <div aria-hidden="true" className="reading relative mt-2 h-3.5">
        <div className="flex h-full overflow-hidden rounded-[4px] bg-surface-3">
          <span
            className={cx("transition-[width] duration-400", stale ? "hatch-stale" : "bg-water")}
            style={{ width: percent(requested) }}
          />
          <span
            className="hatch-complete ml-auto border-surface border-l"
            style={{ width: percent(inMaintenance) }}
          />
        </div>
        {limit > 0 ? (
          <span className="-top-1 -bottom-1 absolute w-0.5 bg-text" style={{ left: percent(limit) }} />
        ) : null}
      </div>
      {use ? (
        <>
          <div
            aria-hidden="true"
            className="reading mt-1.5 h-[3px] overflow-hidden rounded-full bg-surface-3"
          >
            <span
              className={cx(
                "block h-full rounded-full transition-[width] duration-400",
                stale ? "hatch-stale" : "bg-text-3",
              )}
              style={{ width: percent(use.used) }}
            />
          </div>
          <p className="mt-1 text-meta tabular-nums text-text-3">{usedWords(resource, use)}</p>
        </>
      ) : null}
      {away ? <p className="mt-1 text-meta tabular-nums text-text-2">{away}</p> : null}
      <p className="sr-only">
        Limit if one more node leaves: {figure(resource, limit)} {unit[resource]}.
      </p>
    </div>
  );
}
