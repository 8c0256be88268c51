import { cx } from "./cx";

export interface MeterProps {
  /** 0 to 1; more is drawn full and written as it is. */
  fraction: number;
  /** Last seen, not live: hatched. */
  stale?: boolean;
  /** For the level: where it goes when the table is narrow. */
  className?: string;
}

/** A level: 44 px of water, and the number that carries the value. The name is the column's. */
export function Meter({ fraction, stale = false, className }: MeterProps) {
  const percent = Math.round(fraction * 100);
  return (
    <span className="inline-flex items-center gap-2.5">
      <span
        aria-hidden="true"
        className={cx(
          "reading h-1 w-11 overflow-hidden rounded-full",
          stale ? "bg-stale-soft" : "bg-surface-3",
          className,
        )}
      >
        <span
          className={cx(
            "block h-full rounded-full transition-[width] duration-400",
            stale ? "hatch-stale" : "bg-water",
          )}
          style={{ width: `${Math.min(100, Math.max(0, percent))}%` }}
        />
      </span>
      <span className="w-[4ch] text-right tabular-nums">{percent}%</span>
    </span>
  );
}
