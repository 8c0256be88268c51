import { expect, it } from "vitest";
import { planOf } from "./plan";

const plans = Array.from({ length: 100 }, (_, at) => planOf(at + 1, 60));

it("is the same for the same seed", () => expect(planOf(7, 60)).toEqual(planOf(7, 60)));

it("lasts about as long as asked for, in rounds", () => {
  for (const { rounds } of plans) expect(rounds).toHaveLength(4);
  expect(planOf(1, 5).rounds).toHaveLength(1);
});

it("has everything that can go wrong, both kinds of lists, and faults at both ends of a list", () => {
  const acts = plans.flatMap(({ rounds }) => rounds.flat());
  expect(new Set(acts.map(({ kind }) => kind))).toEqual(
    new Set(["faults", "cut", "sever", "silence", "restart", "compact"]),
  );
  const streamed = plans.filter(({ ground }) => !ground.noStreams).length;
  expect(streamed).toBeGreaterThan(50);
  expect(streamed).toBeLessThan(80);
  expect(acts.filter(({ kind }) => kind === "restart").length).toBeGreaterThan(100);
});
