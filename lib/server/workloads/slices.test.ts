import { expect, it } from "vitest";
import { createSlices, sortInSlices } from "./slices";

it("sorts as a plain sort does, equal ones as they were", async () => {
  const items = Array.from({ length: 9_001 }, (_, at) => ({ at, key: (at * 7919) % 101 }));
  const compare = (a: { key: number }, b: { key: number }) => a.key - b.key;
  expect(await sortInSlices(items, compare, createSlices())).toEqual(items.toSorted(compare));
});

it("sorts nothing", async () => {
  expect(await sortInSlices([], () => 0, createSlices())).toEqual([]);
});

it("lets others have their turn", async () => {
  const items = Array.from({ length: 50_000 }, (_, at) => (at * 7919) % 50_000);
  let turns = 0;
  const other = setInterval(() => {
    turns += 1;
  }, 0);
  await sortInSlices(items, (a, b) => a - b, createSlices());
  clearInterval(other);
  expect(turns).toBeGreaterThan(3);
});
