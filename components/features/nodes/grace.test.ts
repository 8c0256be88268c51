import { expect, it } from "vitest";
import { graceLeft } from "./grace";

const now = Date.UTC(2026, 10, 21, 12);
const at = (ms: number) => new Date(now + ms).toISOString();

it.each([
  ["has just begun", 30_000, 30, { leftSeconds: 30, ofSeconds: 30, passed: 0 }],
  ["is half over", 14_500, 30, { leftSeconds: 15, ofSeconds: 30, passed: 0.5 }],
  ["is over", -4_000, 30, { leftSeconds: 0, ofSeconds: 30, passed: 1 }],
  ["is longer than the pod's own", 60_000, 30, { leftSeconds: 60, ofSeconds: 60, passed: 0 }],
  ["is none", 0, 0, { leftSeconds: 0, ofSeconds: 0, passed: 1 }],
])("a grace period that %s", (_what, leftMs, graceSeconds, expected) => {
  expect(graceLeft({ deletionAt: at(leftMs), graceSeconds }, now)).toEqual(expected);
});

it("has nothing to tell of a pod that does not stop", () => {
  expect(graceLeft({ graceSeconds: 30 }, now)).toBeUndefined();
});
