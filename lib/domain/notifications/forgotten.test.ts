import { describe, expect, it } from "vitest";
import { reminderDue } from "./forgotten";

const since = "2026-11-21T12:00:00Z";
const HOUR = 3_600_000;

describe("reminderDue", () => {
  it.each([
    [0, 24, 0],
    [23.99, 24, 0],
    [24, 24, 1],
    [47.99, 24, 1],
    [48, 24, 2],
    [24 * 10, 24, 10],
    [7.9, 8, 0],
    [8, 8, 1],
    [31.9, 8, 1],
    [32, 8, 2],
    [-1, 8, 0],
  ])("after %d h of %d allowed: %d", (hours, allowed, expected) => {
    expect(reminderDue(since, Date.parse(since) + hours * HOUR, allowed)).toBe(expected);
  });

  it("each number comes once a day", () => {
    const numbers = Array.from({ length: 24 * 7 }, (_, hour) =>
      reminderDue(since, Date.parse(since) + hour * HOUR, 24),
    );
    expect([...new Set(numbers)]).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  });
});
