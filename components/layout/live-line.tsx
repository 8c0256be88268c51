"use client";
import { cx } from "@/components/ui/cx";
import { useNow } from "@/components/ui/use-now";
import { type Connection, STALE_AFTER_MS } from "@/lib/client/connection";
import { useConnection } from "@/lib/client/live";
import { useClusters } from "@/lib/client/queries";
import { liveSign } from "./live-words";

const tones = {
  live: "bg-healthy border-healthy",
  late: "border-blocked",
  away: "border-failed",
};

/** At the foot of the main menu: whether what is shown is live, and when it was last heard. */
export function LiveLine({ cluster }: { cluster?: string }) {
  return cluster === undefined ? <ListLiveLine /> : <ClusterLiveLine cluster={cluster} />;
}

function ClusterLiveLine({ cluster }: { cluster: string }) {
  return <Line connection={useConnection(cluster)} />;
}

/** Where no cluster is open, live means that the console answers. */
function ListLiveLine() {
  const { dataUpdatedAt, isError } = useClusters();
  const now = useNow();
  const silentMs = Math.max(0, now - dataUpdatedAt);
  const lastSeen = dataUpdatedAt === 0 ? undefined : new Date(dataUpdatedAt);
  const away = isError || (dataUpdatedAt > 0 && silentMs > STALE_AFTER_MS);
  const state = away ? "offline" : dataUpdatedAt === 0 ? "connecting" : "live";
  return <Line connection={{ state, lastSeen, silentMs, offsetMs: 0 }} />;
}

function Line({ connection }: { connection: Connection }) {
  const { word, time, tone } = liveSign(connection, useNow());
  return (
    <p
      className="flex h-9 items-center gap-2 px-2.5 text-meta text-text-2 folded:justify-center"
      title={`${word} ${time}`}
    >
      <span
        aria-hidden="true"
        className={cx("size-[7px] shrink-0 rounded-full border-[1.5px]", tones[tone])}
      />
      <span className="folded:sr-only">{word}</span>
      <span className="truncate tabular-nums text-text-3 folded:hidden">{time}</span>
    </p>
  );
}
