import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, expect, it, vi } from "vitest";
import { createChannelStore, createDeliveryStore, createOutcomeStore } from "@/lib/adapters/postgres";
import { openDatabase } from "@/lib/adapters/postgres/database";
import { channels, outcomes } from "@/lib/adapters/postgres/schema";
import { freshDatabase } from "@/lib/adapters/postgres/testing/fresh-database";
import { buildEntry } from "@/lib/domain/audit/testing/build";
import { buildNews } from "@/lib/domain/notifications/testing/build";
import { type Queue, startQueue } from "./queue";
import { type Send, SendError } from "./send";

const { database, url } = await freshDatabase();
/** The connections of another console. */
const others = await openDatabase({ address: { url } });
const ledger = createOutcomeStore(database);
const MINUTE_LATER = 61_000;

vi.spyOn(process.stderr, "write").mockReturnValue(true);
const running: Queue[] = [];
afterAll(() => others.close());
beforeEach(async () => {
  await Promise.all(running.splice(0).map((queue) => queue.stop()));
  await database.run(async (db) => {
    await db.delete(channels);
    await db.delete(outcomes);
  });
  await createChannelStore(database).add({
    id: randomUUID(),
    kind: "webhook",
    name: "Operations",
    target: "https://hooks.example.com/…",
    events: ["blocked"],
    createdBy: "Mira",
  });
});

/** A console that sends, by its own connections; its clock may be ahead. */
function startConsole(its: typeof database, send: Send, aheadMs = 0): Queue {
  const now = () => new Date(Date.now() + aheadMs);
  const store = createDeliveryStore(its);
  const queue = startQueue({ store, send, ready: () => true, now, random: () => 0 });
  running.push(queue);
  return queue;
}

async function tell(count: number): Promise<void> {
  for (let at = 1; at <= count; at++) {
    const key = String(at);
    const subject = { node: "worker-1", by: "Mira", reason: "new disk", since: new Date().toISOString() };
    const outcome = { runId: "run-1", key, kind: "blocked", cluster: "harbor", subject } as const;
    const entry = buildEntry({ stage: "event", action: "maintenance.blocked" });
    await ledger.record(
      { ...outcome, at: new Date().toISOString() },
      entry,
      buildNews({ key: `run-1/${key}` }),
    );
  }
}

const left = async () => {
  const all = await createDeliveryStore(database).deliveries({ limit: 100 });
  return all.filter(({ deliveredAt }) => deliveredAt === undefined);
};
const allAreDelivered = () =>
  vi.waitFor(async () => expect(await left()).toEqual([]), { timeout: 20_000, interval: 50 });

it("two consoles share the work, and each message is sent by one of them, once", async () => {
  await tell(40);
  const sent: Record<"here" | "there", string[]> = { here: [], there: [] };
  const sendOf =
    (where: "here" | "there"): Send =>
    async (_channel, _parcel, id = "") =>
      `${sent[where].push(id)}`;
  startConsole(database, sendOf("here"));
  startConsole(others, sendOf("there"));
  await allAreDelivered();
  const ids = [...sent.here, ...sent.there];
  expect([ids.length, new Set(ids).size]).toEqual([40, 40]);
});

it("what a console that died had taken is sent by another one, when its time is over and not before", async () => {
  await tell(3);
  const store = createDeliveryStore(database);
  await store.claim({ limit: 8, leaseMs: 60_000, now: new Date() });
  expect(await createDeliveryStore(others).claim({ limit: 8, leaseMs: 60_000, now: new Date() })).toEqual([]);
  const sent: string[] = [];
  startConsole(others, async (_channel, _parcel, id = "") => `${sent.push(id)}`, MINUTE_LATER);
  await allAreDelivered();
  expect(new Set(sent).size).toBe(3);
});

it("what was not taken is tried again after a restart, under the same id", async () => {
  await tell(1);
  const first = Promise.withResolvers<string>();
  const refuses = startConsole(database, async (_channel, _parcel, id = "") => {
    first.resolve(id);
    throw new SendError("It answered 500");
  });
  const id = await first.promise;
  await refuses.stop();
  expect(await left()).toMatchObject([{ attempts: 1, lastError: "It answered 500", failedAt: undefined }]);
  const sent: string[] = [];
  startConsole(others, async (_channel, _parcel, again = "") => `${sent.push(again)}`, MINUTE_LATER);
  await allAreDelivered();
  expect(sent).toEqual([id]);
});
