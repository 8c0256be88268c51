import type { ScheduleBody, ScheduleRequest } from "@/lib/contracts/scan-schedule";
import { ALL, choiceOf, incomplete, requestOf, type ScanChoice } from "./scan-choice";

/** A schedule while somebody edits it. */
export interface ScheduleForm {
  choice: ScanChoice;
  /** "day", or a day of the week from "0", which is Sunday. */
  day: string;
  time: string;
  zone: string;
}

/** A new one starts at night, by the clock of whoever makes it. */
export function formOf(schedule: ScheduleBody | undefined, zone: string): ScheduleForm {
  if (schedule === undefined) return { choice: ALL, day: "day", time: "03:00", zone };
  const { timing } = schedule;
  return {
    choice: choiceOf(schedule),
    day: timing.weekday === undefined ? "day" : String(timing.weekday),
    time: timing.time,
    zone: timing.zone,
  };
}

/** What it asks for, or what is missing in it. */
export function parseSchedule({
  choice,
  day,
  time,
  zone,
}: ScheduleForm): { request: ScheduleRequest } | { error: string } {
  const error = incomplete(choice) ?? (/^([01]\d|2[0-3]):[0-5]\d$/.test(time) ? undefined : "Give a time.");
  if (error !== undefined) return { error };
  const timing = { ...(day !== "day" && { weekday: Number(day) }), time, zone };
  return { request: { ...requestOf(choice), timing } };
}

/** Time zones to choose from: the reader's, the schedule's, and that of no place. */
export function zonesOf(own: string, used: string): { value: string; label: string }[] {
  const label = (zone: string) => (zone === own ? `${zone} (this browser)` : zone);
  return [...new Set([own, used, "UTC"])].map((value) => ({ value, label: label(value) }));
}
