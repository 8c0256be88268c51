import { Unplug } from "lucide-react";
import { formatSeen } from "@/components/ui/clock";
import { cx } from "@/components/ui/cx";
import { Dial } from "@/components/ui/dial";
import { useNow } from "@/components/ui/use-now";
import type { ClusterSummary } from "@/lib/contracts/cluster";
import { healthChoice, healthWord } from "./cluster-filter";

/** Sign, word and one fact: latency, what is wrong, or since when there is no answer. */
export function ClusterHealth({ cluster }: { cluster: ClusterSummary }) {
  const { freshness, health, latencyMs } = cluster;
  const fact = factOf(cluster, new Date(useNow()));
  const away = freshness.state !== "live";
  return (
    <span className="flex items-center gap-2">
      {away || health.state === "unknown" ? (
        <span className="flex size-[26px] shrink-0 items-center justify-center text-stale-text">
          <Unplug aria-hidden size={16} strokeWidth={1.75} />
        </span>
      ) : (
        <Dial label="" state={health.state === "healthy" ? "healthy" : "not-ready"} />
      )}
      <span className="min-w-0">
        <span
          className={cx(
            "block truncate text-body leading-[18px]",
            !away && health.state === "unhealthy" ? "font-[580] text-failed-text" : "text-text-2",
            away && "font-[580]",
          )}
        >
          {healthWord[healthChoice(cluster)]}
        </span>
        <span className="block truncate text-meta text-text-3 tabular-nums" title={fact}>
          {fact || (latencyMs === undefined ? "" : `${latencyMs} ms`)}
        </span>
      </span>
    </span>
  );
}

/** What is known beside the word: since when there is no answer, and what is wrong. */
function factOf({ freshness, health }: ClusterSummary, now: Date): string {
  switch (freshness.state) {
    case "live":
      return health.state === "healthy" ? "" : health.text;
    case "connecting":
      return freshness.why ?? "";
    default:
      return freshness.since ? `since ${formatSeen(new Date(freshness.since), now)}` : (freshness.why ?? "");
  }
}
