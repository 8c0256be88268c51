import { describe, expect, it } from "vitest";
import { LIMITS, secondsLeft } from "./limit";

describe("a window ends", () => {
  it.each([
    [60, 0, 60],
    [60, 1_000, 59],
    [60, 59_400, 1],
    [60, 59_999, 1],
    [60, 60_000, 60],
    [300, 1_700_000_123_000, 300 - (1_700_000_123 % 300)],
  ])("of %d s at %d ms in %d s", (windowSeconds, now, seconds) => {
    expect(secondsLeft(windowSeconds, now)).toBe(seconds);
  });
});

describe("the limits", () => {
  it.each(Object.entries(LIMITS))(
    "%s says of what there are too many, and lets something pass",
    (_, limit) => {
      expect(limit.what).toMatch(/^[a-z]/);
      expect(limit.most).toBeGreaterThan(0);
      expect(Number.isInteger(limit.windowSeconds)).toBe(true);
      // Windows are counted from the epoch: those that divide a day begin at whole times.
      expect(86_400 % limit.windowSeconds).toBe(0);
    },
  );

  it("leave people and scripts a hundred calls a second", () => {
    expect(LIMITS.api.most / LIMITS.api.windowSeconds).toBeGreaterThanOrEqual(100);
  });
});
