import { afterEach, expect, it, vi } from "vitest";
import { DrydockError } from "@/lib/domain/errors";
import { readSurroundings } from "./surroundings";

afterEach(() => vi.useRealTimers());

const none = { backups: async () => undefined, scans: async () => undefined };
const nothing = { locations: [], schedules: [], backups: [], restores: [], transfers: [] };

it("tells what was read, and nothing of what is not installed", async () => {
  const both = { backups: async () => nothing, scans: async () => [] };
  expect(await readSurroundings(both)).toEqual({ backups: nothing, scans: [] });
  expect(await readSurroundings(none)).toEqual({ backups: undefined, scans: undefined });
});

it("says why something is not known", async () => {
  const why = new DrydockError({ code: "forbidden", verb: "list", object: "backups", why: "RBAC" });
  expect(await readSurroundings({ ...none, backups: () => Promise.reject(why) })).toEqual({
    backups: { unknown: "Not allowed: list backups." },
    scans: undefined,
  });
});

it("does not hang a plan on what only warns", async () => {
  vi.useFakeTimers();
  const reading = readSurroundings({ ...none, scans: () => new Promise(() => {}) });
  await vi.advanceTimersByTimeAsync(3_000);
  expect(await reading).toEqual({ scans: { unknown: "Jobs of scans were not read within 3 s." } });
});

it("hides no mistake of its own", async () => {
  const broken = { ...none, backups: () => Promise.reject(new TypeError("x")) };
  await expect(readSurroundings(broken)).rejects.toThrow(TypeError);
});
