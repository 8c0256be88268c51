import { describe, expect, it } from "vitest";
import { graceChoices, secondsOf, spanChoices } from "./time-choice";

const since = Date.UTC(2026, 10, 21, 12);
const clock = (at: Date) => at.toISOString().slice(11, 19);
const labels = (...args: Parameters<typeof spanChoices>) => spanChoices(...args).map(({ label }) => label);

describe("spanChoices", () => {
  it("offers round spans before the start", () => {
    expect(labels(1800, "No limit", undefined, clock)).toEqual([
      "10 min",
      "30 min",
      "1 h",
      "4 h",
      "No limit",
    ]);
  });

  it("keeps what is set and is none of them", () => {
    expect(spanChoices(90, "No limit", undefined, clock)[0]).toEqual({ value: "90", label: "1 min 30 s" });
  });

  it("tells what is set as a time while it runs, and counts the others from now", () => {
    expect(labels(1800, "No limit", { since, now: since + 60_000 }, clock)).toEqual([
      "At 12:30:00",
      "10 min from now",
      "30 min from now",
      "1 h from now",
      "4 h from now",
      "No limit",
    ]);
  });

  it("offers what it reads", () => {
    for (const { value } of spanChoices(1800, "none", { since, now: since }, clock)) {
      const seconds = secondsOf(value, { since, now: since });
      expect(seconds === undefined || seconds > 0).toBe(true);
    }
  });
});

describe("secondsOf", () => {
  it("reads choices as seconds, and none as none", () => {
    expect([secondsOf("1800"), secondsOf("")]).toEqual([1800, undefined]);
  });

  it.each([
    [0, "+600", 600],
    [90_500, "+600", 691], // 90.5 s have passed
    [700_000_000, "+600", 604_800], // more than the API takes
    [90_500, "1800", 1800], // what is set counts from the start
  ])("%d ms after the start, %s is %d s", (passedMs, choice, seconds) => {
    expect(secondsOf(choice, { since, now: since + passedMs })).toBe(seconds);
  });
});

it("keeps a grace period that is set, in its place", () => {
  expect(graceChoices(45).map(({ label }) => label)).toEqual([
    "Each pod's own",
    "30 s",
    "45 s",
    "60 s",
    "5 min",
  ]);
});
