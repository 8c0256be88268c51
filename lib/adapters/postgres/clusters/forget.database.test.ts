import { describe, expect, test } from "vitest";
import { createChannelStore } from "@/lib/adapters/postgres/notifications";
import { createLinkStore } from "@/lib/adapters/postgres/people/link-store";
import { createPeopleStore } from "@/lib/adapters/postgres/people/people-store";
import { createTokenStore } from "@/lib/adapters/postgres/people/token-store";
import { createRestartStore } from "@/lib/adapters/postgres/restart-store";
import { createScanScheduleStore } from "@/lib/adapters/postgres/scan-schedule-store";
import { freshDatabase } from "@/lib/adapters/postgres/testing/fresh-database";
import { buildSeries } from "@/lib/domain/rebalance/testing/build";
import { createClusterStore } from ".";
import { newRecord } from "./testing/build-record";

const { database } = await freshDatabase();
const clusters = createClusterStore(database);
const people = createPeopleStore(database);
const tokens = createTokenStore(database);
const links = createLinkStore(database);
const channels = createChannelStore(database);
const schedules = createScanScheduleStore(database);
const series = createRestartStore(database);

const on = (...names: string[]) => names.map((cluster) => ({ cluster, role: "cluster-admin" as const }));
const hour = { lifetimeSeconds: 3_600 };

await clusters.add(newRecord("east"));
const mira = await people.add(
  { name: "Mira", email: "mira@example.com", administrator: false, bindings: on("east", "west") },
  "tests",
);
await people.setGroup({ group: "ops", administrator: false, bindings: on("east", "*") }, "tests");
const token = { personId: mira.id, roleCap: "cluster-admin" as const, ...hour };
await tokens.add({ ...token, tokenHash: "a", name: "east alone", clusters: ["east"] });
await tokens.add({ ...token, tokenHash: "b", name: "both", clusters: ["east", "west"] });
await tokens.add({ ...token, tokenHash: "c", name: "each" });
const invite = { kind: "invite" as const, createdBy: "tests", ...hour };
await links.add({
  ...{ ...invite, tokenHash: "d", email: "noor@example.com" },
  grants: { administrator: false, bindings: on("east", "west") },
});
const hook = { kind: "webhook" as const, target: "x", events: [], createdBy: "tests" };
const ids = ["00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000002"] as const;
await channels.add({ ...hook, id: ids[0], name: "east alone", clusters: ["east"] });
await channels.add({ ...hook, id: ids[1], name: "each" });
const nightly = {
  ...{ kind: "kube-bench" as const, scope: "all" as const, timing: { time: "03:30", zone: "UTC" } },
  ...{ enabled: true, createdBy: "tests", since: "2026-11-21T12:00:00.000Z" },
};
await schedules.add({ ...nightly, cluster: "east" });
await schedules.add({ ...nightly, cluster: "west" });
const { id: _, version: __, ...restarting } = buildSeries();
const begun = await series.begin({ ...restarting, cluster: "east" });
await series.begin({ ...restarting, cluster: "west" });
expect(await clusters.remove("east")).toBe(true);

describe("a cluster that is removed takes along what was for it alone: another one may get its id", () => {
  test("roles of people and of groups", async () => {
    expect((await people.find(mira.id))?.bindings).toEqual(on("west"));
    expect(await people.groups()).toMatchObject([{ group: "ops", bindings: on("*") }]);
  });

  test("roles of who was invited and has not come yet", async () => {
    expect(await links.look("d")).toMatchObject({ grants: { administrator: false, bindings: on("west") } });
  });

  test("tokens, of which none is for each cluster all of a sudden", async () => {
    const found = (await tokens.list(mira.id)).map(({ name, clusters }) => [name, clusters]);
    expect(Object.fromEntries(found)).toEqual({ "east alone": [], both: ["west"], each: undefined });
  });

  test("news", async () => {
    const found = (await channels.channels()).map(({ name, clusters }) => [name, clusters]);
    expect(Object.fromEntries(found)).toEqual({ "east alone": [], each: undefined });
  });

  test("scans that would start by themselves", async () => {
    expect(await schedules.of("east")).toEqual([]);
    expect(await schedules.of("west")).toHaveLength(1);
  });

  test("restarts that run, which are stopped and say so", async () => {
    expect((await series.running()).map(({ cluster }) => cluster)).toEqual(["west"]);
    const [stopped] = await series.newest("east", 1);
    expect(stopped).toMatchObject({
      ...{ id: begun?.id, state: "stopped", why: "The cluster was removed from the console." },
      endedAt: expect.any(String),
    });
    expect(stopped?.steps.map(({ state }) => state)).not.toContain("waits");
    // Whoever works on it at the same time looks again.
    expect(begun && (await series.save(begun))).toBeUndefined();
  });
});
