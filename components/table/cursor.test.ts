import { describe, expect, it } from "vitest";
import { keyAfter, moveBy } from "./cursor";

const keys = [..."abcde"];

describe("moveBy", () => {
  it.each([
    [undefined, 1, "a"],
    [undefined, -1, "a"],
    ["a", 1, "b"],
    ["c", 2, "e"],
    ["e", 1, "e"],
    ["a", -1, "a"],
    ["filtered-away", 1, "a"],
  ])("from %s by %d to %s", (current, by, expected) => {
    expect(moveBy(keys, current, by)).toBe(expected);
  });

  it("goes nowhere in an empty table", () => {
    expect(moveBy([], "a", 1)).toBeUndefined();
  });
});

describe("keyAfter", () => {
  it.each([
    ["c", "abde", "d"],
    ["c", "abe", "e"],
    ["e", "abcd", "d"],
    ["c", "a", "a"],
    ["c", "", undefined],
    ["c", "xyz", undefined],
  ])("when %s went and %s are left: %s", (gone, now, expected) => {
    expect(keyAfter(keys, [...now], gone)).toBe(expected);
  });
});
