import { expect, test } from "vitest";
import { createBackoff } from "./backoff";
import { createManualTiming } from "./testing/manual-timing";

test("waits 0.8 s, doubling to 30 s", () => {
  const backoff = createBackoff(createManualTiming(0));
  const waits = Array.from({ length: 8 }, () => backoff.next());
  expect(waits).toEqual([800, 1600, 3200, 6400, 12_800, 25_600, 30_000, 30_000]);
});

test("chance stretches a wait to at most twice its length", () => {
  const backoff = createBackoff(createManualTiming(0.999));
  const waits = Array.from({ length: 8 }, () => backoff.next());
  expect(waits[0]).toBeCloseTo(1599.2, 1);
  expect(waits[7]).toBeCloseTo(59_970, 1);
});

test("begins anew after two minutes without a failure, and not before", () => {
  const timing = createManualTiming(0);
  const backoff = createBackoff(timing);
  backoff.next();
  backoff.next();
  timing.advance(120_000);
  expect(backoff.next()).toBe(3200);
  timing.advance(120_001);
  expect(backoff.next()).toBe(800);
});

test("begins anew when told so", () => {
  const backoff = createBackoff(createManualTiming(0));
  backoff.next();
  backoff.next();
  backoff.reset();
  expect(backoff.next()).toBe(800);
});
