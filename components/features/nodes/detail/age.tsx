"use client";
import { formatAge } from "@/components/ui/clock";
import { useNow } from "@/components/ui/use-now";

/** How long ago, as kubectl prints it; the moment itself is in its title. Ticks by itself. */
export function Age({ at, offsetMs }: { at: string; offsetMs: number }) {
  const now = useNow();
  return (
    <time className="whitespace-nowrap tabular-nums" dateTime={at} title={at}>
      {now === 0 ? "" : formatAge(now + offsetMs - Date.parse(at))}
    </time>
  );
}
