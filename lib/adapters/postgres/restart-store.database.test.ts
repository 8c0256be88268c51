import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { endSeries } from "@/lib/domain/rebalance/restarts";
import { buildSeries } from "@/lib/domain/rebalance/testing/build";
import { NOW } from "@/lib/domain/testing/build";
import { createRestartStore } from "./restart-store";
import { restarts } from "./schema";
import { freshDatabase } from "./testing/fresh-database";

const { database } = await freshDatabase();
const store = createRestartStore(database);
const { id: _, version: __, ...series } = buildSeries({ whom: { user: "drydock:mira", groups: ["a"] } });

beforeEach(() => database.run(async (db) => void (await db.delete(restarts))));

async function begun(over: Partial<typeof series> = {}) {
  return (await store.begin({ ...series, ...over })) ?? expect.unreachable();
}

describe("a series of restarts", () => {
  it("is read as it was begun, by its cluster alone", async () => {
    const one = await begun();
    expect(one).toEqual({ ...series, id: expect.any(String), version: 1, endedAt: undefined });
    expect(await store.read({ cluster: "harbor", id: one.id })).toEqual(one);
    expect(await store.read({ cluster: "other", id: one.id })).toBeUndefined();
    expect(await store.read({ cluster: "harbor", id: randomUUID() })).toBeUndefined();
  });

  it("is one at a time on a cluster, of several that try at the same moment", async () => {
    const tries = await Promise.all([1, 2, 3].map(() => store.begin(series)));
    expect(tries.filter(Boolean)).toHaveLength(1);
    await begun({ cluster: "other" });
    expect((await store.running()).map(({ cluster }) => cluster).sort()).toEqual(["harbor", "other"]);
  });

  it("that has ended makes room for the next, and is kept", async () => {
    const first = await begun();
    await store.save(endSeries(first, { state: "stopped", why: "Stopped by noor." }, NOW));
    const second = await begun({ beganAt: new Date(NOW.getTime() + 1000).toISOString() });
    expect(await store.newest("harbor", 5)).toMatchObject([
      { id: second.id, state: "running" },
      { id: first.id, state: "stopped", why: "Stopped by noor.", endedAt: NOW.toISOString() },
    ]);
    expect(await store.newest("harbor", 1)).toHaveLength(1);
  });

  it("is written over what it was made from: of two changes one has to look again", async () => {
    const one = await begun();
    const changes = await Promise.all(
      ["a", "b"].map((why) => store.save(endSeries(one, { state: "failed", why }, NOW))),
    );
    expect(changes.filter(Boolean)).toHaveLength(1);
    expect(await store.read({ cluster: "harbor", id: one.id })).toMatchObject({
      version: 2,
      state: "failed",
    });
  });
});
