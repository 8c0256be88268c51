import { expect, it } from "vitest";
import { waitOf } from "./blocks";

it("is nothing when nothing blocked", () => expect(waitOf({ blocks: [], overMs: 1000 }, 0.99)).toBe(0));

it("counts moments, not blocks: one of 100 ms in ten seconds leaves one in a hundred with nothing to wait", () => {
  expect(waitOf({ blocks: [100], overMs: 10_000 }, 0.99)).toBeCloseTo(0, 1);
});

it("is what is left of a block when a hundredth of all moments have passed in it", () => {
  // In 2 s of a second-long block, 20 ms of moments wait 980 ms or more.
  expect(waitOf({ blocks: [1000], overMs: 2000 }, 0.99)).toBeCloseTo(980, 0);
});

it("adds blocks up", () => {
  // 50 blocks of 50 ms in 10 s: 100 ms of moments, 2 ms of each block, wait 48 ms or more.
  expect(waitOf({ blocks: Array(50).fill(50), overMs: 10_000 }, 0.99)).toBeCloseTo(48, 0);
});
