import { expect, it } from "vitest";
import { instantOf, isZone, localOf } from "./local-time";

const local = (text: string) => {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = text.split(/\D/).map(Number);
  return { year, month, day, hour, minute };
};

it.each([
  ["2026-11-21 03:30", "UTC", "2026-11-21T03:30:00.000Z"],
  ["2026-11-21 03:30", "Europe/Berlin", "2026-11-21T02:30:00.000Z"],
  ["2026-07-01 03:30", "Europe/Berlin", "2026-07-01T01:30:00.000Z"],
  ["2026-11-21 00:15", "Asia/Kathmandu", "2026-11-20T18:30:00.000Z"],
  ["2026-11-21 23:00", "America/Los_Angeles", "2026-11-22T07:00:00.000Z"],
  // Clocks go from 02:00 to 03:00: half past two is half past three.
  ["2026-03-29 02:30", "Europe/Berlin", "2026-03-29T01:30:00.000Z"],
  ["2026-03-29 03:30", "Europe/Berlin", "2026-03-29T01:30:00.000Z"],
  // Clocks go from 03:00 back to 02:00: the first of both.
  ["2026-10-25 02:30", "Europe/Berlin", "2026-10-25T00:30:00.000Z"],
  ["2026-10-25 03:30", "Europe/Berlin", "2026-10-25T02:30:00.000Z"],
])("%s in %s is %s", (text, zone, instant) => {
  expect(instantOf(local(text), zone).toISOString()).toBe(instant);
});

it("a moment reads by the clocks of a zone, midnight as 0", () => {
  expect(localOf(new Date("2026-11-20T23:00:00Z"), "Europe/Berlin")).toEqual(local("2026-11-21 00:00"));
});

it.each([
  ["Europe/Berlin", true],
  ["UTC", true],
  ["Berlin", false],
  ["", false],
])("%j is a zone: %s", (name, is) => expect(isZone(name)).toBe(is));
