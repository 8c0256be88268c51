import { expect, it } from "vitest";
import { isTooDeep } from "./json-depth";

it.each<[string, number, boolean]>([
  ["", 0, false],
  ['{"a":1}', 1, false],
  ['{"a":{}}', 1, true],
  ["[[[]]]", 3, false],
  ["[[[]]]", 2, true],
  ["[[],[],[]]", 2, false],
  ['{"a":"[[[["}', 1, false],
  ['{"a":"\\"[[[["}', 1, false],
  ['{"a":"\\\\",', 1, false],
  ['{"a":"\\\\"}[{', 1, true],
  ["]]]][[[", 1, false],
])("%s is deeper than %d: %s", (text, deepest, expected) => {
  expect(isTooDeep(text, deepest)).toBe(expected);
});

it("a text that would break a parser is told at once", () => {
  expect(isTooDeep("[".repeat(5_000_000), 32)).toBe(true);
});
