import { describe, expect, it } from "vitest";
import { joinList, splitList } from "./comma-list";

describe("values joined by commas", () => {
  it.each([
    [[], ""],
    [["Mira", "Tom"], "Mira,Tom"],
    [["Doe, Jane", "Tom"], "Doe\\, Jane,Tom"],
    [["CORP\\jane", "\\,", ","], "CORP\\\\jane,\\\\\\,,\\,"],
    [["Zoë 🚢"], "Zoë 🚢"],
  ])("carry %j as %s, and give it back", (values, text) => {
    expect(joinList(values)).toBe(text);
    expect(splitList(text)).toEqual(values);
  });

  it.each([
    [",,a,,b,", ["a", "b"]],
    ["a\\", ["a\\"]],
    ["\\a,b", ["a", "b"]],
  ])("are read from what people typed: %s", (text, values) => expect(splitList(text)).toEqual(values));
});
