"use client";
import { useNow } from "@/components/ui/use-now";
import { formatDuration } from "@/lib/domain/words";

/** How long since a moment of the server's clock; ticks by itself, so that its row does not render each second. */
export function TimeSince({ at, offsetMs }: { at: string; offsetMs: number }) {
  const now = useNow();
  return (
    <span className="whitespace-nowrap tabular-nums">
      {now === 0 ? "" : formatDuration(now + offsetMs - Date.parse(at))}
    </span>
  );
}
