import { CircleX, Clock, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx";
import { ToolsGlyph } from "./glyphs";
import { stateSoft, stateText } from "./state";

export interface BannerProps {
  state: "failed" | "blocked" | "complete" | "stale";
  /** Another icon than the state's own. */
  icon?: ReactNode;
  /** The bold fact. */
  fact: ReactNode;
  detail?: ReactNode;
  /** One action: a link or a button. */
  action?: ReactNode;
  /** Across the sheet under the tabs, without corners. */
  flush?: boolean;
}

const icons = {
  failed: <CircleX aria-hidden size={16} strokeWidth={1.75} />,
  blocked: <TriangleAlert aria-hidden size={16} strokeWidth={1.75} />,
  complete: <ToolsGlyph size={16} />,
  stale: <Clock aria-hidden size={16} strokeWidth={1.75} />,
};

/** One line under the tabs: what is true, what it means, one action. Cannot be dismissed while it is true. */
export function Banner({ state, icon, fact, detail, action, flush = false }: BannerProps) {
  return (
    <div
      className={cx(
        "flex flex-wrap items-start gap-x-3 gap-y-2 px-4 py-2.5",
        flush ? "border-b px-5 max-sm:px-4" : "rounded-card border",
        stateSoft[state],
      )}
      role="status"
    >
      <span className={cx("mt-0.5", stateText[state])}>{icon ?? icons[state]}</span>
      <p className="min-w-0 flex-1 basis-60 text-body text-text-2">
        <strong className={cx("font-[600]", stateText[state])}>{fact}</strong> {detail}
      </p>
      {action}
    </div>
  );
}
