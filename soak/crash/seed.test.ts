import { expect, it } from "vitest";
import { planOf, randomOf } from "./seed";

const plans = Array.from({ length: 200 }, (_, index) => planOf(index + 1));

it("a seed always means the same", () => {
  expect(planOf(18)).toEqual(planOf(18));
  expect(planOf(18)).not.toEqual(planOf(28));
});

it("ten seeds have every variant that is quick, most of them crashes", () => {
  const variants = plans.slice(0, 10).map(({ variant }) => variant);
  expect(new Set(variants)).toEqual(new Set(["kill", "stop", "restart", "errors", "slow"]));
  expect(variants.filter((variant) => variant === "kill")).toHaveLength(6);
});

it("of 200 seeds ten leave the watches half open, for 20 to 80 s", () => {
  const silent = plans.filter(({ variant }) => variant === "silent").map(({ silentMs }) => silentMs);
  expect(silent).toHaveLength(10);
  expect(Math.min(...silent)).toBeGreaterThanOrEqual(20_000);
  expect(Math.max(...silent)).toBeLessThan(80_000);
});

it("200 seeds crash at every moment and have everything that people do in between", () => {
  expect(new Set(plans.flatMap(({ crashes }) => crashes.map(({ at }) => at))).size).toBe(4);
  expect(new Set(plans.map(({ interlude }) => interlude)).size).toBe(7);
});

it("random numbers are spread evenly", () => {
  const random = randomOf(7);
  const mean = Array.from({ length: 10_000 }, random).reduce((sum, next) => sum + next, 0) / 10_000;
  expect(mean).toBeCloseTo(0.5, 1);
});
