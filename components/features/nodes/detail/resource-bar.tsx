import { cx } from "@/components/ui/cx";
import { type Resource, resourceName, resourceShares, resourceWords } from "./resource-words";

interface ResourceBarProps {
  resource: Resource;
  stale: boolean;
}

/** Requested (water), free (track), a mark for what pods may ask for, and beneath it what is really used. */
export function ResourceBar({ resource, stale }: ResourceBarProps) {
  const words = resourceWords(resource);
  const shares = resourceShares(resource);
  const water = stale ? "hatch-stale" : "bg-water";
  const over = resource.requested > resource.allocatable;
  return (
    <div>
      <p className="flex items-baseline justify-between gap-2 text-body text-text-2">
        <span className="truncate text-text" title={resource.name}>
          {resourceName(resource)}
        </span>
        <span className="whitespace-nowrap tabular-nums">
          <strong className={cx("font-[620]", over ? "text-blocked-text" : "text-text")}>
            {words.requested}
          </strong>{" "}
          of {words.allocatable}
        </span>
      </p>
      <div aria-hidden="true" className="reading relative mt-2 h-3.5">
        <div className="relative h-full overflow-hidden rounded-[4px] border border-line">
          <span className="absolute inset-y-0 left-0 bg-surface-3" style={{ width: `${shares.limit}%` }} />
          <span
            className={cx("absolute inset-y-0 left-0 transition-[width] duration-400", water)}
            style={{ width: `${shares.requested}%` }}
          />
        </div>
        <span
          className="-top-1 -bottom-1 absolute w-0.5 -translate-x-1/2 bg-text"
          style={{ left: `min(${shares.limit}%, 100% - 1px)` }}
        />
      </div>
      {shares.used === undefined ? null : (
        <div aria-hidden="true" className="reading mt-1.5 h-[3px] overflow-hidden rounded-full bg-surface-3">
          <span
            className={cx(
              "block h-full rounded-full transition-[width] duration-400",
              stale ? "hatch-stale" : "bg-text-3",
            )}
            style={{ width: `${shares.used}%` }}
          />
        </div>
      )}
      <p className="mt-1 flex justify-between gap-2 text-meta tabular-nums text-text-3">
        <span>{words.used === undefined ? "" : `${words.used} used`}</span>
        <span>{words.kept === undefined ? "" : `${words.kept} kept for the system`}</span>
      </p>
    </div>
  );
}
