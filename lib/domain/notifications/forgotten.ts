const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * The number of the reminder that is due for a maintenance that nobody turned off: 1 once it lasted so many hours, 2 a day
 * later, and so on. 0: none yet.
 */
export function reminderDue(since: string, nowMs: number, afterHours: number): number {
  const over = nowMs - Date.parse(since) - afterHours * HOUR_MS;
  return over < 0 ? 0 : 1 + Math.floor(over / DAY_MS);
}
