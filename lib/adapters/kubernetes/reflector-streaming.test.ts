import { expect, test } from "vitest";
import { eventually as poll } from "./testing/eventually";
import { listed, object, status } from "./testing/fake-collection";
import { reflect } from "./testing/reflect";
import { line } from "./testing/scripted-server";
import { IDLE_MS } from "./watch-events";

test("a streaming list and the watch after it are one request", async () => {
  const { fake, reflector, states, timing } = await reflect({
    streaming: true,
    chance: 0.5,
    before: (fake) => void fake.objects.push(object("a", 1), object("b", 2)),
  });
  await poll(reflector.items).toEqual(["a", "b"]);
  fake.lastWatch().send("ADDED", object("c", 11));
  await poll(reflector.items).toEqual(["a", "b", "c"]);
  expect(fake.calls).toEqual(["stream"]);
  expect(Object.fromEntries(fake.lastWatch().query)).toEqual({
    watch: "true",
    sendInitialEvents: "true",
    resourceVersionMatch: "NotOlderThan",
    allowWatchBookmarks: "true",
    timeoutSeconds: "450",
  });
  expect(states.map(({ state }) => state)).toEqual(["listing", "watching"]);
  expect(timing.pending()).toEqual([IDLE_MS]);
});

test("nothing of a streaming list shows before its marked bookmark, and what changes meanwhile counts", async () => {
  const { fake, reflector, changes } = await reflect({
    streaming: true,
    before(fake) {
      fake.holdsStreams = true;
    },
  });
  await poll(() => fake.watches.length).toBe(1);
  const watch = fake.lastWatch();
  for (const name of ["a", "b", "c"]) watch.send("ADDED", object(name, 1));
  watch.send("MODIFIED", object("b", 12, "new"));
  watch.send("DELETED", object("c", 13));
  expect(reflector.items()).toBeUndefined();
  watch.raw(line("BOOKMARK", listed(13)) + line("ADDED", object("d", 14)));
  await poll(reflector.items).toEqual(["a", "b=new", "d"]);
  expect(changes).toEqual([
    { relisted: true, set: ["a", "b=new"], removed: [] },
    { relisted: false, set: ["d"], removed: [] },
  ]);
  watch.end();
  await poll(() => fake.calls).toEqual(["stream", "watch 14"]);
});

test.each([400, 405, 422])(
  "an API server that answers %i to it is asked for pages, at once and from then on",
  async (code) => {
    const { fake, reflector, streaming, timing } = await reflect({
      streaming: true,
      before(fake) {
        fake.objects = [object("a", 1)];
        fake.instead.push({ kind: "stream", answer: status(code) });
      },
    });
    await poll(() => fake.watches.length).toBe(1);
    expect(reflector.items()).toEqual(["a"]);
    expect(fake.calls).toEqual(["stream", "list", "watch 10"]);
    expect(streaming.offered).toBe(false);
    await poll(timing.pending).toEqual([IDLE_MS]);
    fake.lastWatch().send("ERROR", { kind: "Status", code: 410 });
    await poll(() => fake.watches.length).toBe(2);
    expect(fake.calls.slice(3)).toEqual(["list", "watch 10"]);
  },
);

test("a collection that may not be watched says nothing of streaming lists", async () => {
  const { fake, streaming, states } = await reflect({
    streaming: true,
    before: (fake) =>
      fake.instead.push({ kind: "stream", answer: status(403) }, { kind: "list", answer: status(403) }),
  });
  await poll(() => states.at(-1)?.state).toBe("waiting");
  expect(fake.calls).toEqual(["stream", "list"]);
  expect(streaming.offered).toBe(true);
});

test("a streaming list that is cut shows nothing, and the next one comes in pages", async () => {
  const { fake, reflector, timing, changes } = await reflect({
    streaming: true,
    before(fake) {
      fake.objects = [object("a", 1), object("b", 2)];
      fake.holdsStreams = true;
    },
  });
  await poll(() => fake.watches.length).toBe(1);
  fake.lastWatch().send("ADDED", object("a", 1));
  fake.lastWatch().send("ADDED", object("gone", 1));
  fake.lastWatch().end();
  await poll(timing.pending).toEqual([800]);
  expect(reflector.items()).toBeUndefined();
  timing.advance(800);
  await poll(() => fake.watches.length).toBe(2);
  expect(fake.calls).toEqual(["stream", "list", "watch 10"]);
  expect(changes).toEqual([{ relisted: true, set: ["a", "b"], removed: [] }]);
  fake.holdsStreams = false;
  fake.lastWatch().send("ERROR", { kind: "Status", code: 410 });
  await poll(() => fake.calls.at(-1)).toBe("stream");
});

test("a server that sets bookmarks and not the one that ends a list is asked for pages", async () => {
  const { fake, reflector, streaming, timing } = await reflect({
    streaming: true,
    before(fake) {
      fake.objects = [object("a", 1)];
      fake.holdsStreams = true;
    },
  });
  await poll(() => fake.watches.length).toBe(1);
  fake.lastWatch().send("BOOKMARK", object("", 12));
  await poll(timing.pending).toEqual([800]);
  expect(streaming.offered).toBe(false);
  timing.advance(800);
  await poll(reflector.items).toEqual(["a"]);
});

test("FullListIfExpired, streamed: tells what is gone; again and again it is no busy loop", async () => {
  const { fake, changes, timing } = await reflect({
    streaming: true,
    before: (fake) => void fake.objects.push(object("a", 1), object("b", 2)),
  });
  await poll(() => changes.length).toBe(1);
  fake.objects = [object("b", 2), object("c", 11)];
  fake.lastWatch().send("ERROR", { kind: "Status", code: 410 });
  await poll(() => changes.length).toBe(2);
  expect(changes[1]).toEqual({ relisted: true, set: ["c"], removed: ["a"] });
  fake.lastWatch().send("ERROR", { kind: "Status", code: 410 });
  await poll(timing.pending).toEqual([800]);
  expect(fake.calls).toEqual(["stream", "stream"]);
});

test("stop in the middle of a streaming list leaves nothing behind", async () => {
  const { fake, reflector, timing, states } = await reflect({
    streaming: true,
    before(fake) {
      fake.holdsStreams = true;
    },
  });
  await poll(() => fake.watches.length).toBe(1);
  fake.lastWatch().send("ADDED", object("a", 1));
  await reflector.stop();
  expect(timing.pending()).toEqual([]);
  await poll(fake.lastWatch().closed).toBe(true);
  expect(reflector.items()).toBeUndefined();
  expect(states.at(-1)).toEqual({ state: "stopped" });
  expect(fake.calls).toEqual(["stream"]);
});

test("a burst blocks nobody: other work has its turn every few milliseconds", async () => {
  const PROJECTION_MS = 0.2;
  const EVENTS = 600;
  const { fake, reflector } = await reflect({
    streaming: true,
    project(raw) {
      const end = performance.now() + PROJECTION_MS;
      while (performance.now() < end);
      return raw.metadata?.name ?? "";
    },
  });
  await poll(reflector.items).toEqual([]);
  let turns = 0;
  let counting = true;
  const count = () => {
    turns += 1;
    if (counting) setImmediate(count);
  };
  const events = Array.from({ length: EVENTS }, (_, at) =>
    line("ADDED", object(`pod-${at}`, 20 + at, "x".repeat(1_000))),
  );
  fake.lastWatch().raw(events.join(""));
  setImmediate(count);
  await poll(() => reflector.items()?.length).toBe(EVENTS);
  counting = false;
  // Plain HTTP brings 64 kB at a time, some 60 of these events.
  expect(turns).toBeGreaterThan((EVENTS * PROJECTION_MS) / 15);
});
