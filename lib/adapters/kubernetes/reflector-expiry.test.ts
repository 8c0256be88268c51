import { expect, test } from "vitest";
import { eventually as poll } from "./testing/eventually";
import { hangUp, object, status } from "./testing/fake-collection";
import { reflect } from "./testing/reflect";
import { IDLE_MS } from "./watch-events";

const expired = { kind: "Status", status: "Failure", reason: "Expired", code: 410, message: "too old" };

test("FullListIfExpired, HTTP 410 on the watch: lists at once, and tells what is gone", async () => {
  const { fake, reflector, changes } = await reflect({
    before(fake) {
      fake.objects = [object("a", 1), object("b", 2)];
      fake.instead.push({
        kind: "watch",
        answer(response) {
          fake.objects = [object("b", 2), object("c", 11)];
          fake.resourceVersion = 20;
          status(410)(response);
        },
      });
    },
  });
  await poll(() => fake.watches.length).toBe(1);
  expect(fake.calls).toEqual(["list", "watch 10", "list", "watch 20"]);
  expect(reflector.items()).toEqual(["b", "c"]);
  expect(changes.at(-1)).toEqual({ relisted: true, set: ["c"], removed: ["a"] });
});

test("FullListIfExpired, ERROR inside the stream: what came before it counts, then lists at once", async () => {
  const { fake, changes } = await reflect();
  await poll(() => fake.watches.length).toBe(1);
  fake.resourceVersion = 30;
  const both = [
    { type: "ADDED", object: object("x", 11) },
    { type: "ERROR", object: expired },
  ];
  fake.lastWatch().raw(both.map((event) => `${JSON.stringify(event)}\n`).join(""));
  await poll(() => fake.watches.length).toBe(2);
  expect(fake.calls).toEqual(["list", "watch 10", "list", "watch 30"]);
  expect(changes.slice(1)).toEqual([
    { relisted: false, set: ["x"], removed: [] },
    { relisted: true, set: [], removed: ["x"] },
  ]);
});

test("FullListIfExpired, a continue token: begins the list anew and shows nothing of the broken one", async () => {
  const { fake, reflector, changes } = await reflect({
    before(fake) {
      fake.objects = [object("a", 1), object("b", 2)];
      fake.pageSize = 1;
      fake.instead.push({
        kind: "page",
        answer(response) {
          fake.objects = [object("b", 2)];
          status(410)(response);
        },
      });
    },
  });
  await poll(() => fake.watches.length).toBe(1);
  expect(fake.calls).toEqual(["list", "page", "list", "watch 10"]);
  expect(reflector.items()).toEqual(["b"]);
  expect(changes).toEqual([{ relisted: true, set: ["b"], removed: [] }]);
});

test("a position that expires again and again is no busy loop", async () => {
  const { fake, timing } = await reflect({
    before: (fake) => fake.instead.push(...Array(3).fill({ kind: "watch", answer: status(410) })),
  });
  await poll(timing.pending).toEqual([800]);
  expect(fake.calls).toEqual(["list", "watch 10", "list", "watch 10"]);
  timing.advance(800);
  await poll(timing.pending).toEqual([1600]);
});

test("a silent watch is cut after 75 s and resumed in place, without a list", async () => {
  const { fake, timing, states } = await reflect();
  await poll(() => fake.watches.length).toBe(1);
  timing.advance(IDLE_MS - 1);
  fake.lastWatch().send("BOOKMARK", object("", 12));
  await poll(() => timing.pending()).toEqual([IDLE_MS]);
  timing.advance(IDLE_MS - 1);
  expect(states.at(-1)?.state).toBe("watching");
  timing.advance(1);
  await poll(() => states.at(-1)?.state).toBe("waiting");
  fake.resourceVersion = 12;
  timing.advance(800);
  await poll(() => fake.watches.length).toBe(2);
  expect(fake.calls).toEqual(["list", "watch 10", "revision", "watch 12"]);
  expect(fake.watches[0]?.closed()).toBe(true);
});

test("after a cut it resumes in place if the server knows more than we do", async () => {
  const { fake, timing, reflector } = await reflect();
  await poll(() => fake.watches.length).toBe(1);
  fake.lastWatch().send("ADDED", object("a", 11));
  await poll(() => reflector.items()).toEqual(["a"]);
  fake.resourceVersion = 11;
  fake.lastWatch().cut();
  await poll(timing.pending).toEqual([800]);
  timing.advance(800);
  await poll(() => fake.watches.length).toBe(2);
  expect(fake.calls).toEqual(["list", "watch 10", "revision", "watch 11"]);
});

test("after a cut it lists anew if the server is behind us: it was reset, and would stay silent", async () => {
  const { fake, timing, reflector } = await reflect({
    before: (fake) => void fake.objects.push(object("a", 9)),
  });
  await poll(() => fake.watches.length).toBe(1);
  fake.objects = [object("b", 2)];
  fake.resourceVersion = 3;
  fake.lastWatch().cut();
  await poll(timing.pending).toEqual([800]);
  timing.advance(800);
  await poll(() => fake.watches.length).toBe(2);
  expect(fake.calls).toEqual(["list", "watch 10", "revision", "list", "watch 3"]);
  expect(reflector.items()).toEqual(["b"]);
});

test("an event that was cut in its middle comes again", async () => {
  const { fake, timing, reflector } = await reflect();
  await poll(() => fake.watches.length).toBe(1);
  const watch = fake.lastWatch();
  watch.send("ADDED", object("a", 11));
  watch.raw('{"type":"ADDED","object":{"metadata":{"name":"b"');
  await poll(() => reflector.items()).toEqual(["a"]);
  fake.resourceVersion = 12;
  watch.end();
  await poll(timing.pending).toEqual([800]);
  timing.advance(800);
  await poll(() => fake.watches.length).toBe(2);
  expect(fake.calls.at(-1)).toBe("watch 11");
});

const garbage: [string, string][] = [
  ["no JSON", "<html>bad gateway</html>\n"],
  ["an event of unknown type", `${JSON.stringify({ type: "NEW", object: object("z", 12) })}\n`],
  ["an event without a version", '{"type":"ADDED","object":{"metadata":{"name":"z"}}}\n'],
  ["null", "null\n"],
];

test.each(garbage)("%s in a watch: only a new list helps", async (_, text) => {
  const { fake, timing, reflector } = await reflect();
  await poll(() => fake.watches.length).toBe(1);
  fake.lastWatch().raw(`${JSON.stringify({ type: "ADDED", object: object("a", 11) })}\n${text}`);
  await poll(timing.pending).toEqual([800]);
  expect(reflector.items()).toEqual(["a"]);
  fake.objects = [object("a", 11)];
  timing.advance(800);
  await poll(() => fake.watches.length).toBe(2);
  expect(fake.calls).toEqual(["list", "watch 10", "list", "watch 10"]);
});

test("an optional collection that stays forbidden is empty, and is asked for once a minute", async () => {
  const forbidden = { kind: "list" as const, answer: status(403) };
  const { fake, timing, reflector, states } = await reflect({
    optional: true,
    before: (fake) => fake.instead.push(...Array(4).fill(forbidden)),
  });
  for (const wait of [800, 1600]) {
    await poll(timing.pending).toEqual([wait]);
    expect(reflector.items()).toBeUndefined();
    timing.advance(wait);
  }
  await poll(timing.pending).toEqual([60_000]);
  expect(reflector.items()).toEqual([]);
  expect(states.at(-1)?.state).toBe("denied");
  timing.advance(60_000);
  await poll(timing.pending).toEqual([60_000]);
  fake.objects.push(object("a", 1));
  timing.advance(60_000);
  await poll(() => reflector.items()).toEqual(["a"]);
});

test("a short 403 of a starting API server does not empty an optional collection", async () => {
  const { fake, timing, reflector } = await reflect({
    optional: true,
    before: (fake) => void fake.objects.push(object("a", 1)),
  });
  await poll(() => fake.watches.length).toBe(1);
  fake.instead.push({ kind: "revision", answer: status(403) }, { kind: "revision", answer: status(403) });
  fake.lastWatch().cut();
  for (const wait of [800, 1600, 3200]) {
    await poll(timing.pending).toEqual([wait]);
    expect(reflector.items()).toEqual(["a"]);
    timing.advance(wait);
  }
  await poll(() => fake.watches.length).toBe(2);
  expect(reflector.items()).toEqual(["a"]);
});

test("a required collection that becomes forbidden keeps its rows", async () => {
  const { fake, timing, reflector } = await reflect({
    before: (fake) => void fake.objects.push(object("a", 1)),
  });
  await poll(() => fake.watches.length).toBe(1);
  fake.instead.push(...Array(5).fill({ kind: "revision", answer: status(403) }));
  fake.lastWatch().cut();
  for (const wait of [800, 1600, 3200, 6400]) {
    await poll(timing.pending).toEqual([wait]);
    timing.advance(wait);
  }
  expect(reflector.items()).toEqual(["a"]);
});

test.each([
  ["while it lists", "list", 1],
  ["while it waits for a page", "page", 2],
  ["while a watch opens", "watch", 2],
] as const)("stop %s leaves nothing behind", async (_, kind, calls) => {
  const { fake, reflector, timing } = await reflect({
    before(fake) {
      fake.objects = [object("a", 1), object("b", 2)];
      fake.pageSize = kind === "page" ? 1 : 500;
      fake.instead.push({ kind, answer: () => {} });
    },
  });
  await poll(() => fake.calls.length).toBe(calls);
  await reflector.stop();
  expect(timing.pending()).toEqual([]);
  await poll(fake.server.open).toBeLessThanOrEqual(kind === "list" ? 0 : 1);
  expect(fake.calls).toHaveLength(calls);
});

test("stop while it watches ends the connection and the watchdog", async () => {
  const { fake, reflector, timing, states } = await reflect();
  await poll(() => fake.watches.length).toBe(1);
  await poll(timing.pending).toEqual([IDLE_MS]);
  await reflector.stop();
  expect(timing.pending()).toEqual([]);
  await poll(fake.lastWatch().closed).toBe(true);
  expect(states.at(-1)).toEqual({ state: "stopped" });
});

test("stop while it waits: it does not come back", async () => {
  const { fake, reflector, timing } = await reflect({
    before: (fake) => fake.instead.push({ kind: "list", answer: hangUp }),
  });
  await poll(timing.pending).toEqual([800]);
  await reflector.stop();
  expect(timing.pending()).toEqual([]);
  timing.advance(60_000);
  reflector.kick();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(fake.calls).toEqual(["list"]);
});
