import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { afterAll, describe, expect, inject, it } from "vitest";
import type { DatabaseState } from "@/lib/domain/database-state";
import { openDatabase } from "./database";
import { channels } from "./schema";
import { freshDatabase } from "./testing/fresh-database";

const { url } = await freshDatabase();

/** A way to the server that can be cut and mended. */
async function cable() {
  const server = new URL(inject("databaseServer"));
  const sockets = new Set<Socket>();
  const proxy = createServer((from) => {
    const to = connect(Number(server.port), server.hostname);
    for (const socket of [from, to]) {
      sockets.add(socket);
      socket.on("error", () => undefined).on("close", () => sockets.delete(socket));
    }
    from.pipe(to).pipe(from);
  });
  const listen = async (port = 0) => {
    proxy.listen(port, "127.0.0.1");
    await once(proxy, "listening");
  };
  await listen();
  const address = proxy.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;
  const through = new URL(url);
  through.port = String(port);
  return {
    url: through.href,
    mend: () => listen(port),
    async cut() {
      const closed = new Promise((resolve) => proxy.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

const channel = {
  ...{ kind: "webhook" as const, name: "ops", target: "https://example.com" },
  ...{ events: [], createdBy: "mira" },
};
const line = await cable();
const database = await openDatabase({ address: { url: line.url }, intervalMs: { ready: 60_000, away: 50 } });
afterAll(() => database.close());
const told: DatabaseState["state"][] = [];
database.onChange(({ state }) => told.push(state));
const becomes = async (state: DatabaseState["state"]) => {
  while (database.state().state !== state) await new Promise<void>((go) => database.onChange(() => go()));
};

describe("a database that goes away", () => {
  it("is away as soon as its connections are lost, refuses at once, and is ready by itself when it is back", async () => {
    expect(await database.run((db) => db.select().from(channels))).toEqual([]);
    await line.cut();
    await becomes("away");
    expect(database.state()).toMatchObject({ state: "away", why: expect.stringMatching(/\S/) });
    await expect(database.run((db) => db.select().from(channels))).rejects.toMatchObject({
      failure: { code: "database-away", since: expect.any(String) },
    });
    await line.mend();
    await becomes("ready");
    expect(await database.run((db) => db.select().from(channels))).toEqual([]);
    expect(told).toEqual(["away", "ready"]);
  });

  it("ends a transaction that it goes away under, and nothing else", async () => {
    const begun = Promise.withResolvers<void>();
    const work = database.run((db) =>
      db.transaction(async (tx) => {
        await tx.insert(channels).values(channel);
        begun.resolve();
        await becomes("away");
        await tx.select().from(channels);
      }),
    );
    await begun.promise;
    const ended = expect(work).rejects.toMatchObject({ failure: { code: "database-away" } });
    await line.cut();
    void database.look();
    await ended;
    await line.mend();
    await becomes("ready");
    expect(await database.run((db) => db.select().from(channels))).toEqual([]);
  });

  it("may be away from the start", async () => {
    await line.cut();
    const late = await openDatabase({ address: { url: line.url }, intervalMs: { ready: 60_000, away: 50 } });
    expect(late.state()).toMatchObject({ state: "away" });
    await line.mend();
    while (late.state().state !== "ready") await late.look();
    await late.close();
  });
});

describe("a full disk", () => {
  it("is told, lets reads through, and is over when rows can be added again", async () => {
    const full = Object.assign(new Error("could not extend file: No space left on device"), {
      code: "53100",
    });
    const before = database.state();
    expect(before).toEqual({ state: "ready" });
    const seen: DatabaseState[] = [];
    database.onChange((state) => seen.push(state));
    await expect(database.run(() => Promise.reject(full))).rejects.toMatchObject({
      failure: { code: "database-away", why: "its disk is full" },
    });
    expect(seen[0]).toMatchObject({ state: "full", why: "its disk is full" });
    expect(await database.run((db) => db.select().from(channels))).toEqual([]);
    await becomes("ready");
  });

  it("is not taken for one when a query is wrong", async () => {
    await expect(database.run((db) => db.execute("select nothing from nowhere"))).rejects.toThrow();
    expect(database.state()).toEqual({ state: "ready" });
  });
});
