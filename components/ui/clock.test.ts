import { describe, expect, it } from "vitest";
import {
  formatAge,
  formatClock,
  formatDay,
  formatDayClock,
  formatDayMinute,
  formatMinute,
  formatSeen,
  inReadersZone,
} from "./clock";

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

  it.each<[string, Date, string]>([
    [
      "Deleted by name at INSTANT if it is still here.",
      at,
      "Deleted by name at 09:04:05 if it is still here.",
    ],
    ["since INSTANT.", new Date(2026, 2, 15, 9), "since 14 Mar 09:04."],
    ["from INSTANT to INSTANT", at, "from 09:04:05 to 09:04:05"],
    ["5 of 6 healthy, 2026-03-14 is no instant", at, "5 of 6 healthy, 2026-03-14 is no instant"],
  ])("shows %s, read at %s, in the reader's zone", (sentence, now, shown) => {
    const told = sentence.replaceAll("INSTANT", at.toISOString());
    expect(inReadersZone(told, now)).toBe(shown);
    expect(inReadersZone(told.replaceAll(".000Z", "Z"), now)).toBe(shown);
  });

  it("tells what was last seen on another day from what was today", () => {
    expect(formatSeen(at, new Date(2026, 2, 14, 9, 5))).toBe("09:04:05");
    expect(formatSeen(at, new Date(2026, 2, 15, 0, 1))).toBe("14 Mar 09:04");
  });

  it("says today, or the day", () => {
    expect(formatDay(at)).toBe("14 Mar 2026");
    expect(formatDayMinute(at, new Date(2026, 2, 14, 23, 0))).toBe("today 09:04");
    expect(formatDayMinute(at, new Date(2026, 2, 15, 0, 1))).toBe("14 Mar 2026 09:04");
    expect(formatDayClock(at, new Date(2026, 2, 14, 23, 0))).toBe(`today ${formatClock(at)}`);
    expect(formatDayClock(at, new Date(2026, 2, 15, 0, 1))).toBe(`14 Mar 2026 ${formatClock(at)}`);
  });
});
