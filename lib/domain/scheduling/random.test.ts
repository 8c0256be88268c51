import { describe, expect, it } from "vitest";
import { seededRandom, shuffled } from "./random";

const draw = (seed: number, number = 1000) => {
  const random = seededRandom(seed);
  return Array.from({ length: number }, random);
};

describe("seededRandom", () => {
  it("gives the same for the same seed, and other numbers for others", () => {
    expect(draw(7)).toEqual(draw(7));
    expect(new Set([0, 1, 2, 3, -1, 2 ** 31].map((seed) => draw(seed, 1)[0])).size).toBe(6);
  });

  it("gives numbers from 0 to 1, all over", () => {
    const numbers = draw(1);
    expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
    for (let tenth = 0; tenth < 10; tenth++) {
      const there = numbers.filter((number) => Math.floor(number * 10) === tenth).length;
      expect(there).toBeGreaterThan(50);
    }
  });
});

describe("shuffled", () => {
  const items = ["a", "b", "c", "d"];

  it("keeps each item, and the original", () => {
    const copy = shuffled(items, seededRandom(3));
    expect(copy.toSorted()).toEqual(items);
    expect(items).toEqual(["a", "b", "c", "d"]);
    expect(shuffled([], seededRandom(1))).toEqual([]);
  });

  it("reaches every order about as often", () => {
    const random = seededRandom(1);
    const seen = new Map<string, number>();
    for (let n = 0; n < 2400; n++) {
      const order = shuffled(items, random).join("");
      seen.set(order, (seen.get(order) ?? 0) + 1);
    }
    expect(seen.size).toBe(24);
    for (const times of seen.values()) expect(times).toBeGreaterThan(50);
  });
});
