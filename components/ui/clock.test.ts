import { describe, expect, it } from "vitest";
import { formatAge, formatClock, formatDay, formatDayMinute, formatMinute, formatSeen } from "./clock";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

// The table of k8s.io/apimachinery/pkg/util/duration/duration_test.go, without its sub-second row.
describe("formatAge", () => {
  it.each([
    [-5 * SECOND, "0s"],
    [SECOND, "1s"],
    [70 * SECOND, "70s"],
    [190 * SECOND, "3m10s"],
    [2 * MINUTE, "2m"],
    [70 * MINUTE, "70m"],
    [47 * HOUR, "47h"],
    [49 * HOUR, "2d1h"],
    [(8 * 24 + 2) * HOUR, "8d"],
    [367 * DAY, "367d"],
    [(365 * 2 + 25) * DAY, "2y25d"],
    [(365 * 8 + 2) * DAY, "8y"],
    [4 * HOUR + 30 * MINUTE, "4h30m"],
    [63 * DAY + 5 * HOUR, "63d"],
  ])("%d ms is %s", (milliseconds, text) => {
    expect(formatAge(milliseconds)).toBe(text);
  });
});

describe("times of day", () => {
  const at = new Date(2026, 2, 14, 9, 4, 5);

  it("is a 24 h clock, with seconds only about now", () => {
    expect(formatClock(at)).toBe("09:04:05");
    expect(formatMinute(at)).toBe("09:04");
    expect(formatClock(new Date(2026, 2, 14, 0, 0, 0))).toBe("00:00:00");
  });

  it("tells what was last seen on another day from what was today", () => {
    expect(formatSeen(at, new Date(2026, 2, 14, 9, 5))).toBe("09:04:05");
    expect(formatSeen(at, new Date(2026, 2, 15, 0, 1))).toBe("14 Mar 09:04");
  });

  it("says today, or the day", () => {
    expect(formatDay(at)).toBe("14 Mar 2026");
    expect(formatDayMinute(at, new Date(2026, 2, 14, 23, 0))).toBe("today 09:04");
    expect(formatDayMinute(at, new Date(2026, 2, 15, 0, 1))).toBe("14 Mar 2026 09:04");
  });
});
