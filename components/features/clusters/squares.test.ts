import { expect, it } from "vitest";
import { byPool, byState, fitsSquares } from "./squares";

const squares = [
  { pool: "cp", state: "healthy" as const },
  { pool: "cp", state: "blocked" as const },
  { pool: "general", state: "healthy" as const },
];

it("keeps the squares of a pool together, in their order", () => {
  expect(byPool(squares)).toEqual([
    { pool: "cp", states: ["healthy", "blocked"] },
    { pool: "general", states: ["healthy"] },
  ]);
  expect(byPool([])).toEqual([]);
});

it("counts by state, healthy first, none left out", () => {
  expect(byState(squares)).toEqual([
    { state: "healthy", count: 2 },
    { state: "blocked", count: 1 },
  ]);
  const all = [
    "not-ready",
    "failed",
    "blocked",
    "paused",
    "complete",
    "initiated",
    "ending",
    "healthy",
  ] as const;
  expect(byState(all.map((state) => ({ state }))).reduce((sum, part) => sum + part.count, 0)).toBe(
    all.length,
  );
});

it("shows squares while they have room, by width and not by number", () => {
  const of = (pools: number, nodes: number) =>
    Array.from({ length: pools * nodes }, (_, at) => ({
      pool: `p${Math.floor(at / nodes)}`,
      state: "healthy" as const,
    }));
  expect(fitsSquares([])).toBe(true);
  expect(fitsSquares(of(1, 24))).toBe(true);
  expect(fitsSquares(of(1, 27))).toBe(false);
  expect(fitsSquares(of(9, 1))).toBe(true);
  expect(fitsSquares(of(10, 1))).toBe(false);
});
