import { afterEach, expect, it, vi } from "vitest";
import { DrydockError } from "@/lib/domain/errors";
import { readSurroundings } from "./surroundings";

afterEach(() => vi.useRealTimers());

const nothing = { locations: [], schedules: [], backups: [], restores: [], transfers: [] };

it("tells what was read, and nothing of what is not installed", async () => {
  expect(await readSurroundings({ backups: async () => nothing })).toEqual({ backups: nothing });
  expect(await readSurroundings({ backups: async () => undefined })).toEqual({ backups: undefined });
});

it("says why something is not known", async () => {
  const why = new DrydockError({ code: "forbidden", verb: "list", object: "backups", why: "RBAC" });
  expect(await readSurroundings({ backups: () => Promise.reject(why) })).toEqual({
    backups: { unknown: "Not allowed: list backups." },
  });
});

it("does not hang a plan on what only warns", async () => {
  vi.useFakeTimers();
  const reading = readSurroundings({ backups: () => new Promise(() => {}) });
  await vi.advanceTimersByTimeAsync(3_000);
  expect(await reading).toEqual({ backups: { unknown: "Velero's objects were not read within 3 s." } });
});

it("hides no mistake of its own", async () => {
  const broken = { backups: () => Promise.reject(new TypeError("x")) };
  await expect(readSurroundings(broken)).rejects.toThrow(TypeError);
});
