import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { audit, channels, deliveries, outcomes } from "@/lib/adapters/postgres/schema";
import { freshDatabase } from "@/lib/adapters/postgres/testing/fresh-database";
import { buildEntry } from "@/lib/domain/audit/testing/build";
import type { News } from "@/lib/domain/notifications/news";
import { buildNews } from "@/lib/domain/notifications/testing/build";
import type { Channel, OutcomeRecord } from "@/lib/operations/store-ports/notifications";
import { createChannelStore, createDeliveryStore, createOutcomeStore } from "./index";

const { database } = await freshDatabase();
const store = createChannelStore(database);
const queue = createDeliveryStore(database);
const ledger = createOutcomeStore(database);
const NOW = new Date("2026-11-21T12:00:00Z");
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

const webhook = (over: Partial<Channel> = {}) => ({
  id: randomUUID(),
  kind: "webhook" as const,
  name: "Operations",
  target: "https://hooks.example.com/…",
  seal: () => ({ bytes: Buffer.from("sealed"), keyId: "k1" }),
  events: ["blocked" as const, "complete" as const],
  createdBy: "Mira",
  ...over,
});

const outcome = (over: Partial<OutcomeRecord> = {}): OutcomeRecord => ({
  runId: "run-1",
  key: "1",
  kind: "blocked",
  cluster: "harbor",
  subject: { node: "worker-1", by: "Mira", reason: "new disk", since: NOW.toISOString() },
  at: NOW.toISOString(),
  ...over,
});
const entry = buildEntry({ stage: "event", action: "maintenance.blocked" });
const tell = (over: Partial<OutcomeRecord> = {}, news: Partial<News> = {}) => {
  const told = outcome(over);
  return ledger.record(told, entry, buildNews({ key: `${told.runId}/${told.key}`, ...news }));
};
const claim = (limit = 10, now = new Date()) => queue.claim({ limit, leaseMs: 60_000, now });

beforeEach(async () => {
  await database.run(async (db) => {
    await db.delete(channels);
    await db.delete(outcomes);
  });
});

describe("channels", () => {
  it("are read as they were added, changed and removed", async () => {
    const added = await store.add(webhook());
    expect(added).toMatchObject({ name: "Operations", clusters: undefined, disabledAt: undefined });
    expect(Buffer.from(added.sealed?.bytes ?? []).toString()).toBe("sealed");
    const changed = await store.change(added.id, { name: "Night", clusters: ["harbor"], events: ["failed"] });
    expect(changed).toMatchObject({
      name: "Night",
      clusters: ["harbor"],
      events: ["failed"],
      target: added.target,
    });
    expect(await store.change(added.id, { clusters: undefined })).toMatchObject({
      clusters: undefined,
      name: "Night",
    });
    const [was, again] = [
      { bytes: Buffer.from("sealed"), keyId: "k1" },
      { bytes: Buffer.from("x"), keyId: "k2" },
    ];
    expect(await store.reseal(added.id, again, was)).toBe(false);
    expect(await store.reseal(added.id, was, again)).toBe(true);
    expect((await store.channel(added.id))?.sealed).toEqual(again);
    await store.enable(added.id, false, NOW);
    expect((await store.channel(added.id))?.disabledAt).toBe(NOW.toISOString());
    await store.enable(added.id, true, NOW);
    expect(await store.channels()).toEqual([await store.channel(added.id)]);
    expect([await store.remove(added.id), await store.remove(added.id)]).toEqual([true, false]);
  });
});

describe("an outcome", () => {
  it("is recorded once, with its entry of the audit log and news for each channel that wants it", async () => {
    const wanting = await store.add(webhook());
    await store.add(webhook({ events: ["failed"] }));
    await store.add(webhook({ clusters: ["quay"] }));
    const off = await store.add(webhook());
    await store.enable(off.id, false, NOW);
    const before = await database.run((db) => db.$count(audit));
    const told = await Promise.all([tell(), tell(), tell()]);
    expect(told.filter(Boolean)).toHaveLength(1);
    expect(await database.run((db) => db.$count(audit))).toBe(before + 1);
    const queued = await queue.deliveries({ limit: 10 });
    expect(queued.map(({ channelId, news }) => [channelId, news.key])).toEqual([[wanting.id, "run-1/1"]]);
  });

  it("tells what was recorded, and which maintenances have no end yet", async () => {
    await tell({ kind: "started" });
    await tell({ kind: "blocked", key: "2", at: later(1).toISOString() });
    await tell({ kind: "started", runId: "run-2" });
    await tell({ kind: "ended", runId: "run-2", key: "2", at: later(1).toISOString() });
    await tell({ kind: "started", runId: "run-3", cluster: "quay" });
    expect(await ledger.recorded("run-1")).toEqual([
      { key: "1", kind: "started" },
      { key: "2", kind: "blocked" },
    ]);
    expect((await ledger.open("harbor")).map(({ runId }) => runId)).toEqual(["run-1"]);
    expect((await ledger.open("harbor"))[0]?.subject).toEqual(outcome().subject);
  });
});

describe("the queue", () => {
  it("gives each message to one console, and again when its time with that one is over", async () => {
    await store.add(webhook());
    for (const key of ["1", "2", "3", "4", "5", "6"]) await tell({ key });
    const both = await Promise.all([claim(4), claim(4)]);
    const ids = both.flat().map(({ delivery }) => delivery.id);
    expect(new Set(ids).size).toBe(6);
    expect(both.flat()[0]).toMatchObject({ channel: { name: "Operations" }, delivery: { attempts: 1 } });
    expect(await claim()).toEqual([]);
    expect((await claim(10, new Date(Date.now() + 61_000))).map(({ delivery }) => delivery.attempts)).toEqual(
      [2, 2, 2, 2, 2, 2],
    );
  });

  it("is done with what was delivered, and with what was given up until somebody asks again", async () => {
    await store.add(webhook());
    await tell({ key: "1" });
    await tell({ key: "2" });
    const [first, second] = await claim();
    if (!first || !second) return expect.unreachable();
    await queue.delivered(first.delivery.id, NOW);
    await queue.failed(second.delivery.id, { error: "It answered 500", now: NOW });
    const far = new Date(Date.now() + 86_400_000);
    expect(await claim(10, far)).toEqual([]);
    const [newest, oldest] = await queue.deliveries({ channelId: first.channel.id, limit: 10 });
    expect(newest).toMatchObject({ failedAt: NOW.toISOString(), lastError: "It answered 500" });
    expect(oldest).toMatchObject({ deliveredAt: NOW.toISOString(), lastError: undefined });
    expect(await queue.again(first.delivery.id, NOW)).toBe(false);
    expect(await queue.again(second.delivery.id, NOW)).toBe(true);
    expect((await claim()).map(({ delivery }) => [delivery.id, delivery.attempts])).toEqual([
      [second.delivery.id, 1],
    ]);
  });

  it("waits for a channel that is off, and goes with one that is removed", async () => {
    const { id } = await store.add(webhook());
    await tell();
    await store.enable(id, false, NOW);
    expect(await claim()).toEqual([]);
    await store.enable(id, true, NOW);
    expect(await claim()).toHaveLength(1);
    await store.remove(id);
    expect(await database.run((db) => db.$count(deliveries))).toBe(0);
  });

  it("forgets what waited for a channel that was off for longer than anything is kept", async () => {
    await store.add(webhook());
    await tell();
    const later = new Date(Date.now() + 60_000);
    expect(await queue.forget(new Date(Date.now() - 60_000))).toBe(0);
    expect(await queue.forget(later)).toBe(1);
    expect(await claim(10, later)).toEqual([]);
  });

  it("tries again when it was told to, and forgets what is old", async () => {
    await store.add(webhook());
    await tell();
    const [taken] = await claim();
    if (!taken) return expect.unreachable();
    const nextAt = new Date(Date.now() + 300_000);
    await queue.failed(taken.delivery.id, { error: "x", nextAt, now: NOW });
    expect(await claim(10, new Date(nextAt.getTime() - 1))).toEqual([]);
    expect(await claim(10, nextAt)).toHaveLength(1);
    await queue.delivered(taken.delivery.id, NOW);
    expect([await queue.forget(NOW), await queue.forget(later(1))]).toEqual([0, 1]);
  });
});
