"use client";
import { cx } from "@/components/ui/cx";
import { useNow } from "@/components/ui/use-now";
import { useConnection } from "@/lib/client/live";
import { liveSign } from "./live-words";

const tones = {
  live: "bg-healthy border-healthy",
  late: "border-blocked",
  away: "border-failed",
};

/**
 * At the foot of the main menu: whether what is shown is live, and when it was last heard. Where no cluster is open, live
 * means that the console answers.
 */
export function LiveLine({ cluster }: { cluster?: string }) {
  const connection = useConnection(cluster);
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
