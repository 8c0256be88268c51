/** A moment as the clocks of a time zone show it. Months from 1. */
export interface LocalTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
}

/** Whether the machine knows a time zone by that name. */
export function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Made once a zone: making one takes longer than reading it. */
function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const numeric = "numeric";
  const clock = new Intl.DateTimeFormat("en", {
    timeZone: zone,
    calendar: "gregory",
    hourCycle: "h23",
    year: numeric,
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
  });
  clocks.set(zone, clock);
  return clock;
}

/** What clocks in the zone show at that moment. */
export function localOf(instant: Date, zone: string): LocalTime {
  const parts = clockOf(zone).formatToParts(instant);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return { year: of("year"), month: of("month"), day: of("day"), hour: of("hour"), minute: of("minute") };
}

function asUtc({ year, month, day, hour, minute }: LocalTime): number {
  return Date.UTC(year, month - 1, day, hour, minute);
}

const DAY_MS = 24 * 3_600_000;

/**
 * The moment at which clocks of the zone show that time. The first where they show it twice; where they skip it, as much
 * later as they skip.
 */
export function instantOf(local: LocalTime, zone: string): Date {
  const wall = asUtc(local);
  const offsetAt = (ms: number) => asUtc(localOf(new Date(ms), zone)) - ms;
  const [before, after] = [wall - offsetAt(wall - DAY_MS), wall - offsetAt(wall + DAY_MS)];
  const shown = [before, after].filter((ms) => asUtc(localOf(new Date(ms), zone)) === wall);
  return new Date(shown.length === 0 ? before : Math.min(...shown));
}
