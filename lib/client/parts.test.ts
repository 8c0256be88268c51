import { describe, expect, it } from "vitest";
import { partsOf, placeRows, type ReadPart } from "./parts";

const part = (offset: number, names: string, at = 1): ReadPart<string> => ({ offset, items: [...names], at });
const rows = (parts: ReadPart<string>[], total: number) =>
  placeRows(parts, total, (name) => name)
    .map((name) => name ?? "-")
    .join("");

describe("rows by their place", () => {
  it("are what the parts tell, and unknown in between", () => {
    expect(rows([part(0, "ab"), part(4, "ef")], 7)).toBe("ab--ef-");
  });
  it("stand once, where they were seen last", () => {
    expect(rows([part(0, "abc", 1), part(3, "cde", 2)], 6)).toBe("ab-cde");
    expect(rows([part(0, "abc", 2), part(3, "cde", 1)], 6)).toBe("abc-de");
  });
  it("end where the list ends", () => {
    expect(rows([part(0, "abc")], 2)).toBe("ab");
  });
});

it("names the parts that hold some places", () => {
  expect(partsOf([5, 99, 100, 250, 251])).toEqual([0, 100, 200]);
  expect(partsOf([])).toEqual([]);
});
