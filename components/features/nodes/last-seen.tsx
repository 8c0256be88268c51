import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";

/** What is not current is drawn in grey, with a dashed edge. */
export function LastSeen({ current, children }: { current: boolean; children: ReactNode }) {
  return (
    <div className={cx(!current && "-ml-3 border-stale border-l border-dashed pl-3 grayscale")}>
      {children}
    </div>
  );
}
