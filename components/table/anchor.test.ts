import { describe, expect, it } from "vitest";
import { anchorShift } from "./anchor";

/** Rows of 40 px, one below the other. */
const placed = (keys: string, from = 0) => [...keys].map((key, at) => ({ key, start: (from + at) * 40 }));
const rowsNow = (keys: string) => (key: string) => {
  const at = keys.indexOf(key);
  return at === -1 ? undefined : at * 40;
};
/** What was in sight: c to f of the rows a to h. */
const seen = placed("cdef", 2);

describe("anchorShift", () => {
  it.each([
    ["nothing changed", "abcdefgh", 0],
    ["a row came above", "xabcdefgh", 40],
    ["two rows above went", "cdefgh", -80],
    ["a row came below", "abcdefghx", 0],
    ["a row came in sight, the top one stays", "abcxdefgh", 40],
    ["the top row moved to the end by itself", "abdefghc", -40],
    ["a row in sight moved to the top", "fabcdegh", 40],
    ["the row in the middle went", "abcdfgh", 0],
    ["the top row went", "abdefgh", -40],
    ["everything in sight went", "abgh", 0],
    ["a filter left each second row", "bdf", -80],
    ["the order was turned round", "hgfedcba", 0],
  ])("%s", (_what, now, shift) => {
    expect(anchorShift(seen, rowsNow(now))).toBe(shift);
  });

  it("goes back to the rows that a filter had brought together", () => {
    expect(anchorShift(placed("bdf"), rowsNow("abcdefgh"))).toBe(40);
  });
});
