import { expect, it } from "vitest";
import { extendedDeadline, secondsOf } from "./deadline";

it("reads choices as seconds, and none as none", () => {
  expect([secondsOf("1800"), secondsOf("")]).toEqual([1800, undefined]);
});

it.each([
  [0, 600, 600],
  [90_500, 600, 691], // 90.5 s have passed
  [700_000_000, 600, 604_800], // more than the API takes
])("%d ms after the start, %d s more is a deadline of %d s", (passedMs, more, seconds) => {
  const since = Date.UTC(2026, 10, 21, 12);
  expect(extendedDeadline(since, since + passedMs, more)).toBe(seconds);
});
