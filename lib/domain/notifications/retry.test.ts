import { describe, expect, it } from "vitest";
import { MAX_ATTEMPTS, retryIn } from "./retry";

describe("retryIn", () => {
  it.each([
    [1, 0, 2_500],
    [1, 1, 5_000],
    [2, 0, 5_000],
    [2, 1, 10_000],
    [3, 1, 20_000],
    [9, 1, 1_280_000],
    [10, 1, 1_800_000],
    [11, 1, 1_800_000],
    [11, 0, 900_000],
    [0, 1, 5_000],
  ])("after %d tries with luck %d: %d ms", (attempts, random, expected) => {
    expect(retryIn(attempts, random)).toBe(expected);
  });

  it("ends, after some hours", () => {
    expect(retryIn(MAX_ATTEMPTS, 0.5)).toBeUndefined();
    const waits = Array.from({ length: MAX_ATTEMPTS - 1 }, (_, at) => retryIn(at + 1, 0.5) ?? 0);
    const hours = waits.reduce((sum, wait) => sum + wait, 0) / 3_600_000;
    expect(hours).toBeGreaterThan(1);
    expect(hours).toBeLessThan(3.5);
  });

  it.each([
    [1, 60_000, 60_000],
    [1, 1_000, 5_000],
    [1, 86_400_000, 1_800_000],
    [6, 60_000, 160_000],
  ])("after %d tries, asked to wait %d ms: %d", (attempts, asked, expected) => {
    expect(retryIn(attempts, 1, asked)).toBe(expected);
  });
});
