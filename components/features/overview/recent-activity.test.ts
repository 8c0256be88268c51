import { expect, it } from "vitest";
import type { ActivityEntry } from "@/lib/contracts/stream";
import { recentActivity } from "./recent-activity";

const NOW = new Date(2026, 10, 21, 0, 5);
const entry = (id: string, at: Date) => ({ id, at: at.toISOString() }) as ActivityEntry;
const justNow = entry("now", new Date(2026, 10, 21, 0, 1));
const lastNight = entry("night", new Date(2026, 10, 20, 23, 58));
const ids = (...entries: ActivityEntry[]) => recentActivity(entries, NOW).entries.map(({ id }) => id);

it("shows what happened today", () => {
  expect(recentActivity([justNow, lastNight], NOW)).toEqual({
    title: "Maintenance today",
    entries: [justNow],
    withDays: false,
  });
});

it("shows on a quiet day what happened last, and says on which day", () => {
  expect(recentActivity([lastNight], NOW)).toEqual({
    title: "Last maintenance",
    entries: [lastNight],
    withDays: true,
  });
});

it("where nothing ever happened, nothing happened today", () => {
  expect(recentActivity([], NOW)).toEqual({ title: "Maintenance today", entries: [], withDays: false });
});

it("shows a dozen at most, of either", () => {
  const many = (at: Date) => Array.from({ length: 20 }, (_, n) => entry(`${n}`, at));
  expect(ids(...many(NOW))).toHaveLength(12);
  expect(ids(...many(new Date(2026, 10, 19)))).toHaveLength(12);
});
