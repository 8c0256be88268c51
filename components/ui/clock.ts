/** Made when something is first told in it: a formatter takes 10 ms to make, which the first screen need not wait for. */
function formatter(options: Intl.DateTimeFormatOptions): (at: Date) => string {
  let made: Intl.DateTimeFormat | undefined;
  return (at) => {
    made ??= new Intl.DateTimeFormat("en-GB", options);
    return made.format(at);
  };
}

const clock = formatter({ hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
const minute = formatter({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const dayOfYear = formatter({ day: "numeric", month: "short" });
const day = formatter({ day: "numeric", month: "short", year: "numeric" });

/** "12:04:31" in the reader's zone: for what is about now. */
export function formatClock(at: Date): string {
  return clock(at);
}

/** "12:04": for what is not about this minute. */
export function formatMinute(at: Date): string {
  return minute(at);
}

/** "12:03:05", or "13 Mar 12:03" when that was on another day than `now`: for what was last seen. */
export function formatSeen(at: Date, now: Date): string {
  return formatDay(at) === formatDay(now) ? formatClock(at) : `${dayOfYear(at)} ${formatMinute(at)}`;
}

/** "14 Mar 2026". */
export function formatDay(at: Date): string {
  return day(at);
}

/** "today 11:23", or "14 Mar 2026 11:23" on another day than `now`. */
export function formatDayMinute(at: Date, now: Date): string {
  return `${formatDay(at) === formatDay(now) ? "today" : formatDay(at)} ${formatMinute(at)}`;
}

/** "today 11:23:08", or "14 Mar 2026 11:23:08": where it matters what came first. */
export function formatDayClock(at: Date, now: Date): string {
  return `${formatDay(at) === formatDay(now) ? "today" : formatDay(at)} ${formatClock(at)}`;
}

const INSTANT = /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g;

/** A sentence of the server, which knows nobody's zone and writes instants as ISO 8601, with the reader's clock times. */
export function inReadersZone(sentence: string, now = new Date()): string {
  return sentence.replace(INSTANT, (instant) => formatSeen(new Date(instant), now));
}

/** Short name of the reader's zone: "UTC", "CET". Shown once a screen. */
export function zoneName(at: Date): string {
  const parts = new Intl.DateTimeFormat("en-GB", { timeZoneName: "short" }).formatToParts(at);
  return parts.find((part) => part.type === "timeZoneName")?.value ?? "";
}

/**
 * An age as kubectl prints it: "34s", "3m21s", "41m", "7h5m", "41d", "2y63d". Takes milliseconds.
 * Source: k8s.io/apimachinery/pkg/util/duration, HumanDuration.
 */
export function formatAge(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  if (seconds < 120) return `${seconds}s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 10) return joined(minutes, "m", seconds % 60, "s");
  if (minutes < 180) return `${minutes}m`;
  const hours = Math.floor(minutes / 60);
  if (hours < 8) return joined(hours, "h", minutes % 60, "m");
  if (hours < 48) return `${hours}h`;
  const days = Math.floor(hours / 24);
  if (hours < 192) return joined(days, "d", hours % 24, "h");
  if (days < 365 * 2) return `${days}d`;
  const years = Math.floor(days / 365);
  return years < 8 ? joined(years, "y", days % 365, "d") : `${years}y`;
}

function joined(big: number, bigUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${big}${bigUnit}` : `${big}${bigUnit}${small}${smallUnit}`;
}
