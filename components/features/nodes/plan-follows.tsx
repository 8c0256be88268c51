import { formatClock } from "@/components/ui/clock";
import { PLAN_CURRENT_MS } from "./plan-readiness";

interface PlanFollowsProps {
  madeAt?: string;
  /** Milliseconds since it was read. */
  ageMs: number;
  /** It could not be read again. */
  failed: boolean;
}

/** "Plan of 12:04:31, follows the cluster", or that it does not. */
export function PlanFollows({ madeAt, ageMs, failed }: PlanFollowsProps) {
  if (madeAt === undefined) return null;
  const current = !failed && ageMs <= PLAN_CURRENT_MS;
  return (
    <span className="flex items-center gap-2 tabular-nums">
      <span
        aria-hidden="true"
        className={
          current ? "size-1.5 rounded-full bg-healthy" : "size-1.5 rounded-full border border-failed"
        }
      />
      Plan of {formatClock(new Date(madeAt))}, {current ? "follows the cluster" : "not current"}
    </span>
  );
}
