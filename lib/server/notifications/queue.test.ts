import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { MAX_ATTEMPTS } from "@/lib/domain/notifications/retry";
import { buildNews } from "@/lib/domain/notifications/testing/build";
import type { Channel, Claimed, Delivery } from "@/lib/operations/store-ports/notifications";
import { startQueue } from "./queue";
import { SendError } from "./send";

const channel: Channel = {
  id: "c1",
  kind: "webhook",
  name: "Operations",
  target: "",
  events: [],
  createdBy: "Mira",
  createdAt: "",
};

/** A queue in memory, as the database keeps it. */
function aStore(count: number) {
  const rows: Delivery[] = Array.from({ length: count }, (_, id) => ({
    id,
    channelId: "c1",
    news: buildNews({ key: String(id) }),
    attempts: 0,
    createdAt: "",
    nextAt: new Date(0).toISOString(),
  }));
  const change = (id: number, over: Partial<Delivery>) => Object.assign(rows[id] ?? {}, over);
  return {
    rows,
    deliveries: async () => rows,
    claim: async ({
      limit,
      leaseMs,
      now,
    }: {
      limit: number;
      leaseMs: number;
      now: Date;
    }): Promise<Claimed[]> => {
      const due = rows.filter(
        ({ deliveredAt, failedAt, nextAt }) =>
          !deliveredAt && !failedAt && Date.parse(nextAt) <= now.getTime(),
      );
      return due.slice(0, limit).map((delivery) => {
        delivery.attempts += 1;
        delivery.nextAt = new Date(now.getTime() + leaseMs).toISOString();
        return { delivery: { ...delivery }, channel };
      });
    },
    delivered: async (id: number, now: Date) => void change(id, { deliveredAt: now.toISOString() }),
    failed: async (id: number, { error, nextAt, now }: { error: string; nextAt?: Date; now: Date }) =>
      void change(id, {
        lastError: error,
        ...(nextAt ? { nextAt: nextAt.toISOString() } : { failedAt: now.toISOString() }),
      }),
    again: async () => false,
    forget: async () => 0,
  };
}

describe("the queue", () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: Date.parse("2026-11-21T12:00:00Z") });
    vi.spyOn(process.stderr, "write").mockReturnValue(true);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });
  const start = (
    store: ReturnType<typeof aStore>,
    send: (id: string) => Promise<string>,
    ready = () => true,
  ) =>
    startQueue({
      store,
      send: (_channel, _parcel, id = "") => send(id),
      ready,
      now: () => new Date(),
      random: () => 1,
    });

  it("sends what waits, each once", async () => {
    const store = aStore(20);
    const sent: string[] = [];
    const queue = start(store, async (id) => `${sent.push(id)}`);
    await vi.advanceTimersByTimeAsync(100);
    expect(sent.toSorted()).toEqual(store.rows.map(({ id }) => String(id)).toSorted());
    expect(store.rows.every(({ deliveredAt, attempts }) => deliveredAt && attempts === 1)).toBe(true);
    await queue.stop();
  });

  it("tries again after 5 s, then twice as long, and gives up with the reason", async () => {
    const store = aStore(1);
    const at: number[] = [];
    const queue = start(store, async () => {
      at.push(Date.now());
      throw new SendError("It answered 500");
    });
    await vi.advanceTimersByTimeAsync(4 * 3_600_000);
    const waits = at.slice(1).map((time, index) => Math.round((time - (at[index] ?? 0)) / 1000));
    expect(waits.slice(0, 3).map((wait) => Math.round(wait / 5))).toEqual([1, 2, 4]);
    expect(at).toHaveLength(MAX_ATTEMPTS);
    expect(store.rows[0]).toMatchObject({ lastError: "It answered 500", failedAt: expect.any(String) });
    await queue.stop();
  });

  it("goes on with the others while one is slow", async () => {
    const store = aStore(12);
    const queue = start(store, (id) =>
      id === "0" ? new Promise((resolve) => setTimeout(() => resolve("ok"), 10_000)) : Promise.resolve("ok"),
    );
    await vi.advanceTimersByTimeAsync(100);
    expect(store.rows.filter(({ deliveredAt }) => deliveredAt)).toHaveLength(11);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(store.rows[0]?.deliveredAt).toBeDefined();
    await queue.stop();
  });

  it("asks nothing of a database that is away, and goes on when it is back", async () => {
    const store = aStore(1);
    let ready = false;
    const queue = start(
      store,
      async () => "ok",
      () => ready,
    );
    await vi.advanceTimersByTimeAsync(10_000);
    expect(store.rows[0]?.attempts).toBe(0);
    ready = true;
    await vi.advanceTimersByTimeAsync(2_000);
    expect(store.rows[0]?.deliveredAt).toBeDefined();
    await queue.stop();
  });
});
