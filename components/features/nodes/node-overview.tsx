import { cx } from "@/components/ui/cx";
import type { NodeDetail } from "@/lib/contracts/node-detail";
import { CapacitySection } from "./detail/capacity-section";
import { ConditionList } from "./detail/condition-list";
import { LabelList } from "./detail/label-list";
import { MachineFacts } from "./detail/machine-facts";
import { TaintList } from "./detail/taint-list";

interface NodeOverviewProps {
  cluster: string;
  detail: NodeDetail;
  offsetMs: number;
  /** It is not live. */
  stale: boolean;
}

/** The machine itself: what it has and what is asked of it, how it is, what it is and what it carries. */
export function NodeOverview({ cluster, detail, offsetMs, stale }: NodeOverviewProps) {
  return (
    <div className={cx("flex-1 md:grid md:grid-cols-[minmax(0,1fr)_25.5rem]", stale && "grayscale")}>
      <div>
        <CapacitySection detail={detail} stale={stale} />
        <ConditionList conditions={detail.conditions} offsetMs={offsetMs} />
      </div>
      <div className="bg-surface-2 max-md:border-t md:border-l">
        <MachineFacts detail={detail} />
        <TaintList taints={detail.taints} />
        <LabelList cluster={cluster} labels={detail.labels} />
      </div>
    </div>
  );
}
