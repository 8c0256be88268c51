import { describe, expect, it } from "vitest";
import { dueNow, nextDue, type ScanSchedule, type ScanTiming, timingWords } from "./schedule";

const daily: ScanTiming = { time: "03:30", zone: "Europe/Berlin" };
/** 2026-11-21 is a Saturday. */
const weekly: ScanTiming = { ...daily, weekday: 1 };

it.each([
  [daily, "Each day at 03:30, Europe/Berlin"],
  [weekly, "Each Monday at 03:30, Europe/Berlin"],
  [{ ...weekly, weekday: 0 }, "Each Sunday at 03:30, Europe/Berlin"],
])("%#: it reads as people say it", (timing, words) => expect(timingWords(timing)).toBe(words));

describe("the next time that a scan is due", () => {
  it.each<[string, ScanTiming, string, string]>([
    ["today", daily, "2026-11-21T02:29:59Z", "2026-11-21T02:30:00.000Z"],
    ["not the moment itself", daily, "2026-11-21T02:30:00Z", "2026-11-22T02:30:00.000Z"],
    ["on the day of the zone", daily, "2026-11-20T23:30:00Z", "2026-11-21T02:30:00.000Z"],
    ["by the summer's clock", daily, "2026-07-01T12:00:00Z", "2026-07-02T01:30:00.000Z"],
    ["over the change of the clock", daily, "2026-10-24T12:00:00Z", "2026-10-25T02:30:00.000Z"],
    ["over the end of a year", daily, "2026-12-31T12:00:00Z", "2027-01-01T02:30:00.000Z"],
    ["on its day of the week", weekly, "2026-11-21T12:00:00Z", "2026-11-23T02:30:00.000Z"],
    ["a week later", weekly, "2026-11-23T02:30:00Z", "2026-11-30T02:30:00.000Z"],
    ["on a Sunday", { ...daily, weekday: 0 }, "2026-11-21T12:00:00Z", "2026-11-22T02:30:00.000Z"],
  ])("%s", (_, timing, after, due) => expect(nextDue(timing, new Date(after)).toISOString()).toBe(due));
});

describe("what there is to do", () => {
  const schedule = { enabled: true, timing: daily, since: "2026-11-01T12:00:00Z" };
  const last = { dueAt: "2026-11-21T02:30:00.000Z", outcome: "started" as const };
  const DUE = "2026-11-21T02:30:00.000Z";

  it.each<[string, Partial<ScanSchedule>, string, string | undefined, boolean?]>([
    ["to start it when it is time", {}, DUE, DUE, false],
    ["to start it up to an hour late", {}, "2026-11-21T03:30:00Z", DUE, false],
    ["to tell that nobody was there", {}, "2026-11-21T03:30:01Z", DUE, true],
    ["nothing before", { last }, "2026-11-22T02:29:59Z", undefined],
    ["nothing twice", { last }, "2026-11-21T02:31:00Z", undefined],
    ["the next one again", { last }, "2026-11-22T02:30:00Z", "2026-11-22T02:30:00.000Z", false],
    ["nothing of what was before it was made", { since: DUE }, "2026-11-21T02:31:00Z", undefined],
    ["nothing while it is off", { enabled: false }, DUE, undefined],
    ["of several that were missed the newest", {}, "2026-11-25T12:00:00Z", "2026-11-25T02:30:00.000Z", true],
  ])("%s", (_, over, now, dueAt, missed) => {
    const found = dueNow({ ...schedule, ...over }, new Date(now));
    expect(found && { dueAt: found.dueAt.toISOString(), missed: found.missed }).toEqual(
      dueAt === undefined ? undefined : { dueAt, missed },
    );
  });
});
