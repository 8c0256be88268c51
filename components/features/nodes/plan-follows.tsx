import { Clock } from "lucide-react";
import { Chip } from "@/components/ui/chip";
import { formatClock } from "@/components/ui/clock";
import { formatDuration } from "@/lib/domain/words";

interface PlanFollowsProps {
  madeAt?: string;
  /** When the cluster was last seen, where that is older than the plan. */
  seenAt?: Date;
  /** Milliseconds since then. */
  ageMs: number;
  /** It is what the cluster looks like now. */
  current: boolean;
}

/** "Made 12:04:29, follows the cluster"; or, dashed, how old it is. */
export function PlanFollows({ madeAt, seenAt, ageMs, current }: PlanFollowsProps) {
  if (madeAt === undefined) return null;
  const made = formatClock(new Date(madeAt));
  if (!current) {
    return (
      <Chip dashed icon={<Clock aria-hidden size={14} strokeWidth={2} />}>
        Stale: {seenAt ? `seen ${formatClock(seenAt)}` : `made ${made}`}, {formatDuration(ageMs)} ago
      </Chip>
    );
  }
  return (
    <span className="flex items-center gap-2 tabular-nums">
      <span aria-hidden="true" className="size-1.5 rounded-full bg-healthy" />
      Made {made}, follows the cluster
    </span>
  );
}
