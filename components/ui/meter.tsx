import { cx } from "./cx";

export interface MeterProps {
  /** 0 to 1; more is drawn full and written as it is. */
  fraction: number;
  /** What is really used of the same whole, where that is measured: a thin line beneath. */
  used?: number;
  /** Last seen, not live: hatched. */
  stale?: boolean;
  /** For the level: where it goes when the table is narrow. */
  className?: string;
}

const width = (fraction: number) => ({ width: `${Math.min(100, Math.max(0, Math.round(fraction * 100)))}%` });

/** A level: 44 px of water, and the number that carries the value. The name is the column's. */
export function Meter({ fraction, used, stale = false, className }: MeterProps) {
  return (
    <span className="inline-flex items-center gap-2.5">
      <span aria-hidden="true" className={cx("flex w-11 flex-col gap-[2px]", className)}>
        <span
          className={cx("reading h-1 overflow-hidden rounded-full", stale ? "bg-stale-soft" : "bg-surface-3")}
        >
          <span
            className={cx(
              "block h-full rounded-full transition-[width] duration-400",
              stale ? "hatch-stale" : "bg-water",
            )}
            style={width(fraction)}
          />
        </span>
        {used === undefined ? null : (
          <span
            className={cx(
              "reading h-[2px] rounded-full transition-[width] duration-400",
              stale ? "bg-stale-line" : "bg-text-3",
            )}
            style={width(used)}
          />
        )}
      </span>
      <span className="w-[4ch] text-right tabular-nums">{Math.round(fraction * 100)}%</span>
      {used === undefined ? null : <span className="sr-only">, {Math.round(used * 100)}% used</span>}
    </span>
  );
}
