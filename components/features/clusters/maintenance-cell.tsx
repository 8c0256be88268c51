import { formatSeen } from "@/components/ui/clock";
import { Dial, type DialState } from "@/components/ui/dial";
import { stateText } from "@/components/ui/state";
import { useNow } from "@/components/ui/use-now";
import type { ClusterSummary } from "@/lib/contracts/cluster";
import { countOf, type SquareState } from "./squares";

type Phase = Exclude<SquareState, "healthy" | "not-ready">;

/** The one that needs somebody first stands for the rest. */
const URGENCY: readonly Phase[] = ["blocked", "failed", "paused", "initiated", "ending", "complete"];

/** "1 blocked, 2 more" with the dial of the most urgent one, or "None". */
export function MaintenanceCell({ cluster, stale }: { cluster: ClusterSummary; stale: boolean }) {
  const now = useNow();
  const { total } = cluster.maintenance;
  if (total === 0) return <span className="text-text-3 max-sm:hidden">None</span>;
  const first = URGENCY.find((phase) => cluster.squares.some((square) => square.state === phase));
  const { lastSeen } = cluster.freshness;
  if (stale || first === undefined) {
    return (
      <Cell colour={stateText.stale} stale state="complete">
        {lastSeen ? `${total} at ${formatSeen(new Date(lastSeen), new Date(now))}` : `${total}`}
      </Cell>
    );
  }
  const same = countOf(cluster.squares.filter((square) => square.state === first));
  const more = total - same;
  return (
    <Cell colour={stateText[first]} stale={false} state={first}>
      {`${same} ${first === "ending" ? "turning off" : first}${more > 0 ? `, ${more} more` : ""}`}
    </Cell>
  );
}

interface CellProps {
  state: DialState;
  stale: boolean;
  colour: string;
  children: string;
}

function Cell({ state, stale, colour, children }: CellProps) {
  return (
    <span className="flex items-center gap-2">
      <Dial fraction={0.7} label="" size={22} stale={stale} state={state} />
      <span className={`truncate text-section tabular-nums ${colour}`}>{children}</span>
    </span>
  );
}
