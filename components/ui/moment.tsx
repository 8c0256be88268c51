"use client";
import { formatDayClock, formatDayMinute } from "./clock";
import { useNow } from "./use-now";

/** "today 11:23", or with the day when that was another, and with its seconds; the exact instant is in its title. */
export function Moment({ at, seconds = false }: { at: string | undefined; seconds?: boolean }) {
  const now = useNow();
  if (at === undefined || now === 0) return null;
  return (
    <time className="whitespace-nowrap tabular-nums" dateTime={at} title={at}>
      {(seconds ? formatDayClock : formatDayMinute)(new Date(at), new Date(now))}
    </time>
  );
}
