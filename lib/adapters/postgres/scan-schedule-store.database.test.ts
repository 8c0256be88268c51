import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { NewSchedule } from "@/lib/operations/store-ports/scan-schedules";
import { createScanScheduleStore } from "./scan-schedule-store";
import { scanSchedules } from "./schema";
import { freshDatabase } from "./testing/fresh-database";

const { database } = await freshDatabase();
const store = createScanScheduleStore(database);
const nightly: NewSchedule = {
  cluster: "harbor",
  kind: "kube-bench",
  scope: { nodes: ["w1", "w2"] },
  timing: { weekday: 1, time: "03:30", zone: "Europe/Berlin" },
  enabled: true,
  createdBy: "mira",
  since: "2026-11-21T12:00:00.000Z",
};
const DUE = new Date("2026-11-23T02:30:00Z");
const dueAt = DUE.toISOString();

beforeEach(() => database.run(async (db) => void (await db.delete(scanSchedules))));

describe("schedules of scans", () => {
  it("are read as they were added, oldest first, by cluster", async () => {
    const first = await store.add(nightly);
    const second = await store.add({ ...nightly, kind: "sonobuoy", scope: "all", enabled: false });
    await store.add({ ...nightly, cluster: "other" });
    expect(first).toEqual({ ...nightly, id: expect.any(String), last: undefined });
    expect(await store.of("harbor")).toEqual([first, second]);
  });

  it("are changed and removed where they are, and nowhere else", async () => {
    const { id } = await store.add(nightly);
    const timing = { time: "04:00", zone: "UTC" };
    const changed = await store.change({ cluster: "harbor", id }, { timing, enabled: false, since: dueAt });
    expect(changed).toMatchObject({ timing, enabled: false, since: dueAt, scope: nightly.scope });
    for (const at of [
      { cluster: "other", id },
      { cluster: "harbor", id: randomUUID() },
    ]) {
      expect(await store.change(at, { enabled: true })).toBeUndefined();
      expect(await store.remove(at)).toBe(false);
    }
    expect(await store.remove({ cluster: "harbor", id })).toBe(true);
    expect(await store.of("harbor")).toEqual([]);
  });
});

describe("a start that is due", () => {
  it("is taken on once, by one of several that try at the same time", async () => {
    const { id } = await store.add(nightly);
    const tries = await Promise.all([1, 2, 3].map(() => store.begin(id, DUE)));
    expect(tries.filter(Boolean)).toHaveLength(1);
    expect((await store.of("harbor"))[0]?.last).toEqual({ dueAt, outcome: "begun" });
  });

  it("is told what became of it, and the next one can be taken on", async () => {
    const { id } = await store.add(nightly);
    await store.begin(id, DUE);
    const start = { dueAt, outcome: "skipped" as const, why: "w1 is in maintenance" };
    await store.record(id, start);
    expect((await store.of("harbor"))[0]?.last).toEqual(start);
    expect(await store.begin(id, new Date(DUE.getTime() - 1))).toBe(false);
    expect(await store.begin(id, new Date(DUE.getTime() + 1))).toBe(true);
    // What comes late, of the one before, is not told of this one.
    await store.record(id, start);
    expect((await store.of("harbor"))[0]?.last).toMatchObject({ outcome: "begun" });
  });
});
