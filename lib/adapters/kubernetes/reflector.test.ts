import { expect, test } from "vitest";
import { eventually as poll } from "./testing/eventually";
import { hangUp, object, status } from "./testing/fake-collection";
import { reflect } from "./testing/reflect";
import { IDLE_MS } from "./watch-events";

test("lists in pages, then watches from the list's version, with bookmarks and an end of its own", async () => {
  const { fake, reflector } = await reflect({
    chance: 0.5,
    before(fake) {
      fake.objects = ["a", "b", "c", "d", "e"].map((name, index) => object(name, index + 1));
      fake.pageSize = 2;
    },
  });
  expect(reflector.items()).toBeUndefined();
  await poll(() => fake.watches.length).toBe(1);
  expect(reflector.items()).toEqual(["a", "b", "c", "d", "e"]);
  expect(fake.calls).toEqual(["list", "page", "page", "watch 10"]);
  expect(fake.server.requests[0]).toBe("GET /api/v1/things?limit=500");
  const { query } = fake.lastWatch();
  expect(query.get("allowWatchBookmarks")).toBe("true");
  expect(query.get("timeoutSeconds")).toBe("450");
});

test("applies what the watch brings, and tells it in batches", async () => {
  const { fake, reflector, changes } = await reflect({
    before: (fake) => void fake.objects.push(object("a", 1)),
  });
  await poll(() => fake.watches.length).toBe(1);
  const watch = fake.lastWatch();
  watch.send("ADDED", object("b", 11, "1"));
  await poll(() => reflector.items()).toEqual(["a", "b=1"]);
  watch.send("MODIFIED", object("b", 12, "2"));
  await poll(() => reflector.items()).toEqual(["a", "b=2"]);
  watch.send("DELETED", object("a", 13));
  await poll(() => reflector.items()).toEqual(["b=2"]);
  expect(changes).toEqual([
    { relisted: true, set: ["a"], removed: [] },
    { relisted: false, set: ["b=1"], removed: [] },
    { relisted: false, set: ["b=2"], removed: ["b=1"] },
    { relisted: false, set: [], removed: ["a"] },
  ]);
});

test("gives the same array until something changes", async () => {
  const { fake, reflector } = await reflect();
  await poll(() => fake.watches.length).toBe(1);
  const before = reflector.items();
  fake.lastWatch().send("BOOKMARK", object("", 11));
  fake.lastWatch().send("ADDED", object("a", 12));
  await poll(() => reflector.items()).not.toBe(before);
  expect(reflector.items()).toBe(reflector.items());
});

test("objects of one name in two namespaces stay apart", async () => {
  const { fake, reflector } = await reflect();
  await poll(() => fake.watches.length).toBe(1);
  for (const namespace of ["x", "y"]) {
    fake.lastWatch().send("ADDED", { metadata: { name: "a", namespace, resourceVersion: "11" } });
  }
  await poll(() => reflector.items()).toEqual(["a", "a"]);
});

test("events cut anywhere by chunks, within characters too, arrive whole", async () => {
  const { fake, reflector } = await reflect();
  await poll(() => fake.watches.length).toBe(1);
  const bytes = Buffer.from(`${JSON.stringify({ type: "ADDED", object: object("a", 11, "größe €") })}\n`);
  for (let at = 0; at < bytes.length; at += 7) {
    fake.lastWatch().raw(bytes.subarray(at, at + 7));
    await new Promise(setImmediate);
  }
  await poll(() => reflector.items()).toEqual(["a=größe €"]);
});

test("after the server's orderly end it watches on from the last event or bookmark, at once, without a list", async () => {
  const { fake, timing } = await reflect();
  await poll(() => fake.watches.length).toBe(1);
  fake.lastWatch().send("ADDED", object("a", 11));
  fake.lastWatch().end();
  await poll(() => fake.watches.length).toBe(2);
  fake.lastWatch().send("BOOKMARK", object("", 40));
  fake.lastWatch().end();
  await poll(() => fake.watches.length).toBe(3);
  expect(fake.calls).toEqual(["list", "watch 10", "watch 11", "watch 40"]);
  // The request is there before its answer has come back.
  await poll(timing.pending).toEqual([IDLE_MS]);
});

test("a watch that ends at once and empty is a failure, not a loop", async () => {
  const { fake, timing } = await reflect();
  await poll(() => fake.watches.length).toBe(1);
  fake.lastWatch().end();
  await poll(timing.pending).toEqual([800]);
  timing.advance(800);
  await poll(() => fake.watches.length).toBe(2);
  expect(fake.calls.filter((call) => call === "list")).toHaveLength(1);
});

test("ListAndWatchInitConnBackoff: refused connections are tried again after 0.8 s, doubling", async () => {
  const { fake, timing, states } = await reflect({
    before: (fake) => fake.instead.push({ kind: "list", answer: hangUp }, { kind: "list", answer: hangUp }),
  });
  await poll(timing.pending).toEqual([800]);
  timing.advance(799);
  expect(fake.calls).toEqual(["list"]);
  timing.advance(1);
  await poll(timing.pending).toEqual([1600]);
  timing.advance(1600);
  // The watch's request is there before its answer has come back.
  await poll(() => states.map(({ state }) => state)).toEqual([
    "listing",
    "waiting",
    "listing",
    "waiting",
    "listing",
    "watching",
  ]);
});

test("BackoffOnTooManyRequests: Retry-After is honoured, and backoff is for those who give none", async () => {
  const { fake, timing } = await reflect({
    before: (fake) =>
      fake.instead.push(
        { kind: "list", answer: status(429, { "retry-after": "7" }) },
        { kind: "list", answer: status(429) },
      ),
  });
  await poll(timing.pending).toEqual([7000]);
  timing.advance(7000);
  await poll(timing.pending).toEqual([800]);
  timing.advance(800);
  await poll(() => fake.watches.length).toBe(1);
});

test("a Retry-After of a second is taken at its word ten times, then the waits grow", async () => {
  const { fake, timing } = await reflect({
    before: (fake) =>
      fake.instead.push(...Array(13).fill({ kind: "list", answer: status(429, { "retry-after": "1" }) })),
  });
  for (const wait of [...Array(11).fill(1000), 1600, 3200]) {
    await poll(timing.pending).toEqual([wait]);
    timing.advance(wait);
  }
  await poll(() => fake.watches.length).toBe(1);
});

test("a Retry-After of an hour does not stop the watch for an hour", async () => {
  const { timing } = await reflect({
    before: (fake) => fake.instead.push({ kind: "list", answer: status(503, { "retry-after": "3600" }) }),
  });
  await poll(timing.pending).toEqual([60_000]);
});

test("NoRelistOnTooManyRequests: a throttled watch is asked for again, the list is not", async () => {
  const throttled = { kind: "watch" as const, answer: status(429) };
  const { fake, timing } = await reflect({
    before: (fake) => fake.instead.push(...Array(6).fill(throttled)),
  });
  for (const wait of [800, 1600, 3200, 6400, 12_800, 25_600]) {
    await poll(timing.pending).toEqual([wait]);
    timing.advance(wait);
  }
  await poll(() => fake.watches.length).toBe(1);
  expect(fake.calls).toEqual(["list", ...Array(7).fill("watch 10")]);
});

test("RetryInternalError: errors are retried in place twice, then listed anew", async () => {
  const { fake, timing } = await reflect();
  for (const wait of [800, 1600, 3200]) {
    await poll(() => fake.watches.length).toBe(1);
    fake.watches.pop()?.send("ERROR", { kind: "Status", code: 500, message: "etcd" });
    await poll(timing.pending).toEqual([wait]);
    timing.advance(wait);
  }
  await poll(() => fake.watches.length).toBe(1);
  expect(fake.calls).toEqual(["list", "watch 10", "watch 10", "watch 10", "list", "watch 10"]);
});

test("a handler that throws is reported, and the next change comes through", async () => {
  const { fake, reflector, reported } = await reflect({
    onChanges() {
      throw new Error("listener");
    },
  });
  await poll(() => fake.watches.length).toBe(1);
  fake.lastWatch().send("ADDED", object("a", 11));
  await poll(() => reflector.items()).toEqual(["a"]);
  expect(reported).toEqual([new Error("listener"), new Error("listener")]);
});

test("a projection that throws keeps the old rows, says why, and is tried again", async () => {
  let broken = false;
  const { fake, reflector, states, timing } = await reflect({
    before: (fake) => void fake.objects.push(object("a", 1)),
    project(raw) {
      if (broken) throw new Error("projection");
      return raw.metadata?.name ?? "";
    },
  });
  await poll(() => fake.watches.length).toBe(1);
  broken = true;
  fake.lastWatch().send("ADDED", object("b", 11));
  await poll(() => states.at(-1)).toEqual({ state: "waiting", error: new Error("projection") });
  expect(reflector.items()).toEqual(["a"]);
  broken = false;
  timing.advance(800);
  await poll(() => fake.watches.length).toBe(2);
  // The event that could not be projected was not skipped.
  expect(fake.calls.at(-1)).toBe("watch 10");
});

test("kick ends a wait, and the next one is short again", async () => {
  const { fake, timing, reflector } = await reflect({
    before: (fake) => fake.instead.push(...Array(4).fill({ kind: "list", answer: hangUp })),
  });
  for (const wait of [800, 1600]) {
    await poll(timing.pending).toEqual([wait]);
    timing.advance(wait);
  }
  await poll(timing.pending).toEqual([3200]);
  reflector.kick();
  await poll(timing.pending).toEqual([800]);
  expect(fake.calls).toHaveLength(4);
});
