import type { Owner } from "@/lib/domain/access/owner";
import { instantOf, localOf } from "./local-time";
import type { ScanKind } from "./observed";
import type { ScanScope } from "./rules";

export const WEEKDAYS = [
  "Sunday",
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
] as const;

/** When a scan starts by itself: each day, or each week on one day, by the clock of a time zone. */
export interface ScanTiming {
  /** Absent: each day. 0 is Sunday. */
  weekday?: number;
  /** "03:30" */
  time: string;
  /** Of the IANA's list: "Europe/Berlin". */
  zone: string;
}

/** "Each day at 03:30, Europe/Berlin", "Each Monday at 03:30, UTC". */
export function timingWords({ weekday, time, zone }: ScanTiming): string {
  const day = weekday === undefined ? "day" : (WEEKDAYS[weekday] ?? "day");
  return `Each ${day} at ${time}, ${zone}`;
}

/** What became of the newest time that it was due. "begun": somebody took it on, and no more is known. */
export interface ScheduledStart {
  dueAt: string;
  outcome: "begun" | "started" | "skipped" | "failed";
  /** Why it did not start. */
  why?: string;
  run?: string;
}

export interface ScanSchedule {
  id: string;
  cluster: string;
  kind: ScanKind;
  scope: ScanScope;
  timing: ScanTiming;
  enabled: boolean;
  /** Who made it or changed it last, and answers for it. */
  createdBy: string;
  /** The same, to ask then whether they still may. */
  owner?: Owner;
  /** What was due before is not made up for: when it was made, changed, or switched on. */
  since: string;
  last?: ScheduledStart;
}

const DAY_MS = 24 * 3_600_000;

/** The moment of its time on the day that is so many days after that of `from`, where that is one of its days. */
function onDay({ weekday, time, zone }: ScanTiming, from: Date, days: number): Date | undefined {
  const { year, month, day } = localOf(from, zone);
  const date = new Date(Date.UTC(year, month - 1, day + days));
  if (weekday !== undefined && date.getUTCDay() !== weekday) return undefined;
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return instantOf(
    { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), hour, minute },
    zone,
  );
}

/** Its days around a moment, in their order. */
function around(timing: ScanTiming, now: Date): Date[] {
  return Array.from({ length: 17 }, (_, at) => onDay(timing, now, at - 8)).filter((one) => one !== undefined);
}

/** The next time it is due after that moment. */
export function nextDue(timing: ScanTiming, after: Date): Date {
  return around(timing, after).find((due) => due > after) ?? new Date(after.getTime() + 7 * DAY_MS);
}

/** Started so late it would run into the day: who was away at night is told instead. In milliseconds. */
const LATEST_MS = 3_600_000;

/** What there is to do now: nothing, start it, or say that its time went by with nobody there. */
export function dueNow(
  { enabled, timing, since, last }: Pick<ScanSchedule, "enabled" | "timing" | "since" | "last">,
  now: Date,
): { dueAt: Date; missed: boolean } | undefined {
  if (!enabled) return undefined;
  const dueAt = around(timing, now).findLast((due) => due <= now);
  if (dueAt === undefined || dueAt <= new Date(since)) return undefined;
  if (last !== undefined && dueAt <= new Date(last.dueAt)) return undefined;
  return { dueAt, missed: now.getTime() - dueAt.getTime() > LATEST_MS };
}
