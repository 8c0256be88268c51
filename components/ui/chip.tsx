import type { ReactNode } from "react";
import { cx } from "./cx";

/** A number beside a word: "Nodes 12". Its width does not change with the digits' shapes. */
export function CountChip({ children }: { children: ReactNode }) {
  return (
    <span className="inline-flex h-[18px] min-w-[18px] items-center justify-center rounded-chip bg-surface-3 px-1.5 text-count tabular-nums text-text-2">
      {children}
    </span>
  );
}

export interface ChipProps {
  icon?: ReactNode;
  /** Dashed: what was last seen, not what is. */
  dashed?: boolean;
  children: ReactNode;
}

/** A quiet fact in a box, 26 px high. */
export function Chip({ icon, dashed = false, children }: ChipProps) {
  return (
    <span
      className={cx(
        "inline-flex h-[26px] items-center gap-1.5 whitespace-nowrap rounded-badge border bg-stale-soft px-2 text-meta font-[550] tabular-nums text-stale-text",
        dashed ? "border-dashed border-stale" : "border-stale-line",
      )}
    >
      {icon}
      {children}
    </span>
  );
}
