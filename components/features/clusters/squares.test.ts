import { expect, it } from "vitest";
import { byPool, fitsSquares } from "./squares";

const healthy = { pool: "cp", state: "healthy" as const, nodes: 2 };
const blocked = { pool: "cp", state: "blocked" as const, nodes: 1 };
const general = { pool: "general", state: "healthy" as const, nodes: 3 };
const squares = [healthy, blocked, general];

it("keeps the squares of a pool together, in their order", () => {
  expect(byPool(squares)).toEqual([
    { pool: "cp", runs: [healthy, blocked] },
    { pool: "general", runs: [general] },
  ]);
  expect(byPool([])).toEqual([]);
});

it("shows squares while they have room, by width and not by number", () => {
  const of = (pools: number, nodes: number) =>
    Array.from({ length: pools }, (_, at) => ({ pool: `p${at}`, state: "healthy" as const, nodes }));
  expect(fitsSquares([])).toBe(true);
  expect(fitsSquares(of(1, 24))).toBe(true);
  expect(fitsSquares(of(1, 27))).toBe(false);
  expect(fitsSquares(of(9, 1))).toBe(true);
  expect(fitsSquares(of(10, 1))).toBe(false);
});
