import { expect, it } from "vitest";
import { type Cell, type MoveKey, moveInGrid } from "./grid-move";

// 0 at 10, 1 at 50 · 2 at 45, 3 at 90 · 4 at 10
const cells: Cell[] = [
  { row: 0, middle: 10 },
  { row: 0, middle: 50 },
  { row: 2, middle: 45 },
  { row: 2, middle: 90 },
  { row: 3, middle: 10 },
];

it.each<[number, MoveKey, number]>([
  [0, "ArrowRight", 1],
  [1, "ArrowRight", 1],
  [0, "ArrowLeft", 0],
  [2, "ArrowLeft", 2],
  [3, "Home", 2],
  [2, "End", 3],
  [0, "ArrowDown", 2],
  [3, "ArrowDown", 4],
  [4, "ArrowDown", 4],
  [4, "ArrowUp", 2],
  [3, "ArrowUp", 1],
  [0, "ArrowUp", 0],
  [9, "ArrowUp", 0],
])("from %d by %s to %d", (from, key, to) => {
  expect(moveInGrid(cells, from, key)).toBe(to);
});
