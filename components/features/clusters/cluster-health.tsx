import { Unplug } from "lucide-react";
import { formatSeen } from "@/components/ui/clock";
import { cx } from "@/components/ui/cx";
import { Dial } from "@/components/ui/dial";
import { useNow } from "@/components/ui/use-now";
import type { ClusterSummary } from "@/lib/contracts/cluster";

/** Sign, word and one fact: latency, what is wrong, or since when there is no answer. */
export function ClusterHealth({ cluster }: { cluster: ClusterSummary }) {
  const { freshness, health, latencyMs } = cluster;
  const { word, fact } = words(cluster, new Date(useNow()));
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
          {word}
        </span>
        <span className="block truncate text-meta text-text-3 tabular-nums" title={fact}>
          {fact || (latencyMs === undefined ? "" : `${latencyMs} ms`)}
        </span>
      </span>
    </span>
  );
}

function words({ freshness, health }: ClusterSummary, now: Date): { word: string; fact: string } {
  const since = freshness.since
    ? `since ${formatSeen(new Date(freshness.since), now)}`
    : (freshness.why ?? "");
  switch (freshness.state) {
    case "connecting":
      return { word: "Connecting", fact: freshness.why ?? "" };
    case "unreachable":
      return { word: "Unreachable", fact: since };
    case "refused":
      return { word: "Refused", fact: since };
    case "live":
      break;
  }
  switch (health.state) {
    case "healthy":
      return { word: "Healthy", fact: "" };
    case "unhealthy":
      return { word: "Unhealthy", fact: health.text };
    case "unknown":
      return { word: "Not known", fact: health.text };
  }
}
