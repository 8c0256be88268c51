import { expect, test } from "vitest";
import { ApiError, DeadlineError } from "./errors";
import { createFreshness } from "./freshness";
import { createManualTiming } from "./testing/manual-timing";
import { StalledWatch } from "./watch-events";

const refusedConnection = Object.assign(new Error("x"), { code: "ECONNREFUSED" });
const answer = (status: number, message: string) =>
  new ApiError({ status, headers: {}, body: { kind: "Status", message } });

function start() {
  const timing = createManualTiming();
  let told = 0;
  const keeper = createFreshness({
    timing,
    required: ["nodes", "pods"],
    onChange: () => {
      told += 1;
    },
  });
  const at = (seconds: number) => new Date(Date.parse("2026-01-01T00:00:00Z") + seconds * 1000).toISOString();
  const fail = (error: unknown, startedAt = timing.now()) => keeper.probed({ ok: false, error, startedAt });
  const watching = () => {
    keeper.watchChanged("nodes", { state: "watching" });
    keeper.watchChanged("pods", { state: "watching" });
  };
  return {
    timing,
    keeper,
    at,
    fail,
    watching,
    ok: () => keeper.probed({ ok: true, ms: 1 }),
    told: () => told,
  };
}

test("connecting until nodes and pods are watched, however long the lists take", () => {
  const { keeper, timing, at, ok, told } = start();
  keeper.watchChanged("nodes", { state: "listing" });
  keeper.watchChanged("pods", { state: "listing" });
  ok();
  keeper.watchChanged("nodes", { state: "watching" });
  timing.advance(60_000);
  ok();
  expect(keeper.current()).toEqual({ state: "connecting", since: at(0) });
  expect(told()).toBe(0);
  keeper.watchChanged("pods", { state: "watching" });
  expect(keeper.current()).toEqual({ state: "live", lastSeen: at(60) });
  expect(told()).toBe(1);
});

test("live tells when the API server was last heard from, without telling listeners each time", () => {
  const { keeper, timing, at, ok, watching, told } = start();
  ok();
  watching();
  const before = told();
  timing.advance(4000);
  keeper.heard();
  expect(keeper.current()).toEqual({ state: "live", lastSeen: at(4) });
  timing.advance(1000);
  ok();
  expect(keeper.current()).toEqual({ state: "live", lastSeen: at(5) });
  expect(told()).toBe(before);
});

test("unreachable from the first failed probe, since then, until probe and watches are back", () => {
  const { keeper, timing, at, ok, fail, watching } = start();
  ok();
  watching();
  timing.advance(10_000);
  keeper.watchChanged("pods", { state: "waiting", error: refusedConnection });
  keeper.watchChanged("nodes", { state: "waiting", error: refusedConnection });
  fail(refusedConnection);
  const lost = { state: "unreachable", since: at(10), lastSeen: at(0), why: "connection refused" };
  expect(keeper.current()).toEqual(lost);
  timing.advance(20_000);
  fail(refusedConnection);
  expect(keeper.current()).toEqual(lost);
  ok();
  // The rows are still those from before.
  expect(keeper.current().state).toBe("unreachable");
  keeper.watchChanged("nodes", { state: "listing" });
  keeper.watchChanged("nodes", { state: "watching" });
  expect(keeper.current().state).toBe("unreachable");
  keeper.watchChanged("pods", { state: "watching" });
  expect(keeper.current()).toEqual({ state: "live", lastSeen: at(30) });
});

test("a slow probe is no outage while a watch brings something", () => {
  const { keeper, timing, ok, fail, watching } = start();
  ok();
  watching();
  const startedAt = timing.now();
  timing.advance(1000);
  keeper.heard();
  timing.advance(2000);
  fail(new DeadlineError(3000), startedAt);
  expect(keeper.current().state).toBe("live");
  const next = timing.now();
  timing.advance(3000);
  fail(new DeadlineError(3000), next);
  expect(keeper.current()).toMatchObject({ state: "unreachable", why: "no answer within 3 s" });
});

test("throttled is not away", () => {
  const { keeper, ok, fail, watching } = start();
  ok();
  watching();
  fail(answer(429, "Too many requests"));
  expect(keeper.current().state).toBe("live");
});

test.each([
  [401, "Unauthorized", "The API server refused the credentials: Unauthorized", undefined],
  [403, "nodes is forbidden", "nodes is forbidden", "nodes"],
])("%i is a refusal, not an outage", (status, message, why, of) => {
  const { keeper, at, fail } = start();
  fail(answer(status, message));
  expect(keeper.current()).toEqual({ state: "refused", since: at(0), lastSeen: undefined, why, of });
});

test("an API server that answers but can't serve is unreachable", () => {
  const { keeper, fail } = start();
  fail(answer(503, "etcd is down"));
  expect(keeper.current()).toMatchObject({
    state: "unreachable",
    why: "The API server answered 503: etcd is down",
  });
});

test("a required watch that is away for five seconds ends live, though the probe is answered", () => {
  const { keeper, timing, at, ok, watching, told } = start();
  ok();
  watching();
  keeper.watchChanged("pods", { state: "waiting", error: answer(500, "broken") });
  timing.advance(4999);
  expect(keeper.current().state).toBe("live");
  timing.advance(1);
  expect(keeper.current()).toMatchObject({
    state: "unreachable",
    since: at(0),
    why: "pods: The API server answered 500: broken",
  });
  expect(told()).toBe(2);
});

test("a watch that is opened anew within five seconds is no matter, and its timer ends", () => {
  const { keeper, timing, ok, watching, told } = start();
  ok();
  watching();
  keeper.watchChanged("pods", { state: "waiting", error: refusedConnection });
  timing.advance(1000);
  keeper.watchChanged("pods", { state: "watching" });
  expect(timing.pending()).toEqual([]);
  timing.advance(60_000);
  expect(keeper.current().state).toBe("live");
  expect(told()).toBe(1);
});

test("a forbidden required collection is a refusal that names it", () => {
  const { keeper, timing, ok } = start();
  ok();
  keeper.watchChanged("nodes", { state: "watching" });
  keeper.watchChanged("pods", { state: "waiting", error: answer(403, "pods is forbidden") });
  timing.advance(5000);
  expect(keeper.current()).toMatchObject({ state: "refused", of: "pods", why: "pods: pods is forbidden" });
});

test("while one watch is away, what the others bring makes its rows no fresher", () => {
  const { keeper, timing, at, ok, watching } = start();
  ok();
  watching();
  timing.advance(10_000);
  keeper.watchChanged("pods", { state: "waiting", error: answer(500, "broken") });
  for (let seconds = 0; seconds < 60; seconds += 5) {
    timing.advance(5_000);
    keeper.heard();
    ok();
  }
  expect(keeper.current()).toMatchObject({
    state: "unreachable",
    of: "pods",
    since: at(10),
    lastSeen: at(10),
  });
});

test("a watch that was silent was last seen when it was last heard", () => {
  const { keeper, timing, at, ok, watching } = start();
  ok();
  watching();
  const heardAt = timing.now();
  timing.advance(75_000);
  ok();
  keeper.watchChanged("pods", { state: "waiting", error: new StalledWatch(heardAt, timing.now()) });
  expect(keeper.current()).toMatchObject({ state: "unreachable", of: "pods", since: at(0), lastSeen: at(0) });
});

test("optional collections do not count", () => {
  const { keeper, ok, watching } = start();
  ok();
  watching();
  keeper.watchChanged("replicasets", { state: "denied", error: answer(403, "no") });
  expect(keeper.current().state).toBe("live");
});

test("stop leaves no timer", () => {
  const { keeper, timing, ok, watching } = start();
  ok();
  watching();
  keeper.watchChanged("pods", { state: "waiting", error: refusedConnection });
  keeper.stop();
  expect(timing.pending()).toEqual([]);
});
