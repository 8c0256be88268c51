"use client";
import { formatClock } from "@/components/ui/clock";
import { useNow } from "@/components/ui/use-now";
import type { PodVerdict } from "@/lib/domain/maintenance";
import { formatDuration } from "@/lib/domain/words";

interface HeldProps extends Pick<PodVerdict, "asked" | "fact"> {
  /** Since when it is held; absent until that was read. */
  since: string | undefined;
  /** It may have been held before: nobody looked. */
  orLonger: boolean;
  offsetMs: number;
}

/** How long a pod has been held, and how often its eviction was asked for: "3 min 21 s, asked 6 times". Ticks by itself. */
export function Held({ asked, fact, since, orLonger, offsetMs }: HeldProps) {
  const now = useNow() + offsetMs;
  const held = since && `${formatDuration(now - Date.parse(since))}${orLonger ? " or more" : ""}`;
  const times = asked && `asked ${asked.times === 1 ? "once" : `${asked.times} times`}`;
  return (
    <span title={asked && `Refused ${formatClock(new Date(asked.at))}`}>
      {[held, times ?? fact].filter(Boolean).join(", ")}
    </span>
  );
}
