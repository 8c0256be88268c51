import { expect, test } from "vitest";
import { eventually as poll } from "./testing/eventually";
import { object, status } from "./testing/fake-collection";
import { reflect } from "./testing/reflect";
import { json } from "./testing/scripted-server";
import { IDLE_MS } from "./watch-events";

test("WatchTimeout: every watch has an end of its own, 5 to 10 minutes away, and is followed by another", async () => {
  for (const [chance, seconds] of [
    [0, "300"],
    [0.999_999, "600"],
  ] as const) {
    const { fake, timing } = await reflect({ chance });
    await poll(() => fake.watches.length).toBe(1);
    expect(fake.lastWatch().query.get("timeoutSeconds")).toBe(seconds);
    timing.advance(60_000);
    fake.lastWatch().end();
    await poll(() => fake.watches.length).toBe(2);
    expect(fake.calls).toEqual(["list", "watch 10", "watch 10"]);
  }
});

test("ten quiet minutes, then one event: the watch stood all the time, and nothing was asked", async () => {
  const { fake, timing, reflector } = await reflect({ streaming: true });
  await poll(reflector.items).toEqual([]);
  for (let minute = 1; minute <= 10; minute++) {
    timing.advance(61_000);
    fake.lastWatch().send("BOOKMARK", object("", 10 + minute));
    await poll(timing.pending).toEqual([IDLE_MS]);
  }
  fake.lastWatch().send("ADDED", object("a", 30));
  await poll(reflector.items).toEqual(["a"]);
  expect(fake.calls).toEqual(["stream"]);
});

test("ExpiredExactResourceVersion: no list names a version, so none can be refused for being old", async () => {
  const { fake } = await reflect({
    before(fake) {
      fake.instead.push({ kind: "list", answer: status(410) });
    },
  });
  await poll(() => fake.watches.length).toBe(1);
  const lists = fake.server.requests.filter((request) => !request.includes("watch="));
  expect(lists.length).toBeGreaterThan(1);
  for (const request of lists) expect(request).toBe("GET /api/v1/things?limit=500");
});

test("FullListIfTooLarge: a position that the server has not reached yet is given up at once", async () => {
  const tooLarge = {
    kind: "Status",
    code: 504,
    reason: "Timeout",
    message: "Too large resource version: 10, current: 3",
    details: { retryAfterSeconds: 1, causes: [{ reason: "ResourceVersionTooLarge" }] },
  };
  const { fake, reflector } = await reflect({
    before(fake) {
      fake.objects = [object("a", 1)];
      fake.instead.push({
        kind: "watch",
        answer(response) {
          fake.objects = [object("b", 2)];
          fake.resourceVersion = 3;
          json(response, tooLarge, 504);
        },
      });
    },
  });
  await poll(() => fake.watches.length).toBe(1);
  expect(fake.calls).toEqual(["list", "watch 10", "list", "watch 3"]);
  expect(reflector.items()).toEqual(["b"]);
});

test("ReplacesStoreOnUnsafeDelete: an object that can't be read was deleted, so the list decides", async () => {
  const { fake, reflector, changes } = await reflect({
    before: (fake) => void fake.objects.push(object("a", 1)),
  });
  await poll(() => fake.watches.length).toBe(1);
  fake.lastWatch().send("ADDED", object("corrupt", 11));
  await poll(reflector.items).toEqual(["a", "corrupt"]);
  fake.resourceVersion = 12;
  fake
    .lastWatch()
    .send("ERROR", { kind: "Status", code: 500, reason: "StoreReadError", message: "corrupt object" });
  await poll(() => fake.watches.length).toBe(2);
  expect(fake.calls).toEqual(["list", "watch 10", "list", "watch 12"]);
  expect(changes.at(-1)).toEqual({ relisted: true, set: [], removed: ["corrupt"] });
});

test.each([true, false])(
  "RespectStoreTransformer: what is kept went through the projection, streamed %s",
  async (streaming) => {
    const { fake, reflector, changes } = await reflect({
      streaming,
      project: (raw) => `projected ${raw.metadata?.name}`,
      before: (fake) => void fake.objects.push(object("a", 1)),
    });
    await poll(reflector.items).toEqual(["projected a"]);
    await poll(() => fake.watches.length).toBe(1);
    fake.lastWatch().send("ADDED", object("b", 11));
    fake.lastWatch().send("DELETED", object("a", 12));
    await poll(reflector.items).toEqual(["projected b"]);
    fake.objects = [object("c", 13)];
    fake.lastWatch().send("ERROR", { kind: "Status", code: 410 });
    await poll(reflector.items).toEqual(["projected c"]);
    const told = changes.flatMap(({ set, removed }) => [...set, ...removed]);
    expect(told.every((value) => value.startsWith("projected "))).toBe(true);
  },
);

test("what a batch brought before a projection that throws is told, and not lost", async () => {
  const { fake, timing, changes, states } = await reflect({
    project(raw) {
      if (raw.metadata?.name === "bad") throw new Error("projection");
      return raw.metadata?.name ?? "";
    },
  });
  await poll(() => fake.watches.length).toBe(1);
  const events = [object("good", 11), object("bad", 12)].map((each) => ({ type: "ADDED", object: each }));
  fake.lastWatch().raw(events.map((event) => `${JSON.stringify(event)}\n`).join(""));
  await poll(() => states.at(-1)?.state).toBe("waiting");
  expect(changes.at(-1)).toEqual({ relisted: false, set: ["good"], removed: [] });
  fake.resourceVersion = 12;
  timing.advance(800);
  await poll(() => fake.calls.at(-1)).toBe("watch 11");
});

test("an optional collection that may be listed and not watched is forbidden all the same", async () => {
  const { fake, timing, states } = await reflect({
    optional: true,
    before: (fake) => fake.instead.push(...Array(9).fill({ kind: "watch", answer: status(403) })),
  });
  for (const wait of [800, 1600]) {
    await poll(timing.pending).toEqual([wait]);
    timing.advance(wait);
  }
  await poll(timing.pending).toEqual([60_000]);
  expect(states.at(-1)?.state).toBe("denied");
  expect(fake.calls.filter((call) => call === "list")).toHaveLength(1);
});

test("after an outage a watch that was silent meanwhile is opened anew, one that spoke is not", async () => {
  const { fake, timing, reflector, states } = await reflect();
  await poll(() => fake.watches.length).toBe(1);
  timing.advance(10_000);
  const outage = timing.now();
  timing.advance(3_000);
  fake.lastWatch().send("BOOKMARK", object("", 12));
  await poll(timing.pending).toEqual([IDLE_MS]);
  reflector.doubt(outage);
  expect(timing.pending()).toEqual([IDLE_MS]);

  timing.advance(1_000);
  const second = timing.now();
  timing.advance(3_000);
  reflector.doubt(second);
  await poll(() => states.at(-1)).toMatchObject({
    state: "waiting",
    error: { message: "the watch was silent for 4 s" },
  });
  expect(timing.pending()).toEqual([800]);
  fake.resourceVersion = 12;
  timing.advance(800);
  await poll(() => fake.watches.length).toBe(2);
  expect(fake.calls).toEqual(["list", "watch 10", "revision", "watch 12"]);
});
