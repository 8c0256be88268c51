import { expect, it } from "vitest";
import { tickRuns } from "./ticks-layout";

it("lays moved, left, waiting, failed in this order", () => {
  expect(tickRuns({ total: 19, moved: 12, waiting: 2, failed: 1 })).toEqual([
    { kind: "moved", count: 12 },
    { kind: "left", count: 4 },
    { kind: "waiting", count: 2 },
    { kind: "failed", count: 1 },
  ]);
});

it("leaves empty runs out", () => {
  expect(tickRuns({ total: 3, moved: 3, waiting: 0, failed: 0 })).toEqual([{ kind: "moved", count: 3 }]);
  expect(tickRuns({ total: 0, moved: 0, waiting: 0, failed: 0 })).toEqual([]);
});

it("never shows more ticks than pods, even if the counts overlap", () => {
  const runs = tickRuns({ total: 4, moved: 3, waiting: 3, failed: 1 });
  expect(runs.reduce((sum, run) => sum + run.count, 0)).toBe(4);
  expect(runs).toEqual([
    { kind: "moved", count: 3 },
    { kind: "failed", count: 1 },
  ]);
});
