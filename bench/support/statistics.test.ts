import { expect, it } from "vitest";
import { formatSpread, percentileOf, spreadOf } from "./statistics";

it.each([
  [[3], { median: 3, min: 3, max: 3 }],
  [[9, 1, 5], { median: 5, min: 1, max: 9 }],
  [[4, 10, 2, 8], { median: 6, min: 2, max: 10 }],
])("spread of %j", (figures, expected) => {
  expect(spreadOf(figures)).toEqual(expected);
});

it("has nothing to say of nothing", () => expect(() => spreadOf([])).toThrow(RangeError));

it("is written with its noise", () => {
  expect(formatSpread({ median: 1.26, min: 1, max: 2 })).toBe("1.3 (1.0 to 2.0)");
  expect(formatSpread({ median: 1.26, min: 1, max: 2 }, 0)).toBe("1 (1 to 2)");
});

it.each([
  [[7], 0.99, 7],
  [[4, 1, 3, 2], 0.5, 2],
  [[4, 1, 3, 2], 0.75, 3],
  [Array.from({ length: 100 }, (_, at) => at + 1), 0.95, 95],
  [Array.from({ length: 100 }, (_, at) => at + 1), 0.99, 99],
])("of %j, the share %d is not above %d", (figures, share, expected) => {
  expect(percentileOf(figures, share)).toBe(expected);
});
