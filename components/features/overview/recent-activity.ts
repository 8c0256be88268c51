import { formatDay } from "@/components/ui/clock";
import type { ActivityEntry } from "@/lib/contracts/stream";

const SHOWN = 12;

export interface RecentActivity {
  title: string;
  entries: readonly ActivityEntry[];
  /** They are of days before: their times say nothing without the day. */
  withDays: boolean;
}

/** What happened today, newest first; on a quiet day what happened last, with its days. */
export function recentActivity(entries: readonly ActivityEntry[], now: Date): RecentActivity {
  const today = entries.filter(({ at }) => formatDay(new Date(at)) === formatDay(now));
  return today.length > 0 || entries.length === 0
    ? { title: "Maintenance today", entries: today.slice(0, SHOWN), withDays: false }
    : { title: "Last maintenance", entries: entries.slice(0, SHOWN), withDays: true };
}
