import { cx } from "@/components/ui/cx";
import { percent } from "./balance-words";

interface ShareBarProps {
  share: number;
  /** Of the pool, a mark of 2 px; absent for a node that is not compared. */
  mean?: number;
  stale: boolean;
}

const at = (share: number) => `${Math.min(100, Math.max(0, share * 100))}%`;

/** Requested of what the node offers, with a mark where its pool is. The number carries the value. */
export function ShareBar({ share, mean, stale }: ShareBarProps) {
  return (
    <span className="flex items-center gap-2.5 max-md:gap-1.5">
      <span
        aria-hidden="true"
        className="reading relative h-2.5 w-24 shrink-0 max-lg:w-16 max-md:w-12 max-sm:w-28"
      >
        <span className="flex h-full overflow-hidden rounded-[3px] bg-surface-3">
          <span
            className={cx("transition-[width] duration-400", stale ? "hatch-stale" : "bg-water")}
            style={{ width: at(share) }}
          />
        </span>
        {mean === undefined ? null : (
          <span className="-top-0.5 -bottom-0.5 absolute w-0.5 bg-text" style={{ left: at(mean) }} />
        )}
      </span>
      <span className="w-[6ch] shrink-0 whitespace-nowrap text-right tabular-nums">{percent(share)}</span>
    </span>
  );
}
