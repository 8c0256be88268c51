import { TriangleAlert } from "lucide-react";
import { cx } from "@/components/ui/cx";
import type { WorkloadRisk } from "@/lib/domain/workload-risks";
import type { LineProps } from "./line";
import { RISK_WORDS } from "./workload-words";

interface RiskLineProps extends Pick<LineProps, "lineKey" | "rowIndex" | "current" | "onCurrent" | "stale"> {
  risk: WorkloadRisk;
}

/** One risk of an open workload, before its pods: what, and why it is one. */
export function RiskLine({ risk, lineKey, rowIndex, current, onCurrent, stale }: RiskLineProps) {
  return (
    <div
      aria-level={2}
      aria-rowindex={rowIndex}
      className="flex min-h-row items-center border-b bg-surface-2 pr-5 pl-12 outline-offset-[-2px] max-sm:items-start max-sm:py-2 max-sm:pr-4 max-sm:pl-9"
      data-row={lineKey}
      onFocus={() => onCurrent(lineKey)}
      role="row"
      tabIndex={current ? 0 : -1}
    >
      <div className="flex min-w-0 items-baseline gap-2 text-meta" role="gridcell">
        <TriangleAlert
          aria-hidden
          className={cx("shrink-0 self-center text-blocked", stale && "grayscale")}
          size={14}
          strokeWidth={2}
        />
        <span className="min-w-0 truncate max-sm:whitespace-normal" title={risk.why}>
          <span className="font-[600] text-text">{RISK_WORDS[risk.kind]}.</span>{" "}
          <span className="text-text-2">{risk.why}</span>
        </span>
      </div>
    </div>
  );
}
