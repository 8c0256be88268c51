import { expect, it } from "vitest";
import { byState } from "./state-bar";

const ALL = [
  "not-ready",
  "failed",
  "blocked",
  "paused",
  "complete",
  "initiated",
  "ending",
  "healthy",
] as const;

it("adds up by state, healthy first, and leaves out what there is none of", () => {
  const parts = [
    { state: "blocked" as const, count: 1 },
    { state: "healthy" as const, count: 2 },
    { state: "healthy" as const, count: 3 },
    { state: "failed" as const, count: 0 },
  ];
  expect(byState(parts)).toEqual([
    { state: "healthy", count: 5 },
    { state: "blocked", count: 1 },
  ]);
});

it("forgets no state", () => {
  expect(byState(ALL.map((state) => ({ state, count: 1 })))).toHaveLength(ALL.length);
});
