import { describe, expect, it } from "vitest";
import { readQuery } from "./node-query";

const zone = { key: "zone", operator: "In", values: ["a"] };

describe("readQuery", () => {
  it.each([
    ["", "", [], []],
    ["Worker  2", "", ["worker", "2"], []],
    ["label:zone=a", "", [], [zone]],
    ["worker label:zone=a ready", "", ["worker", "ready"], [zone]],
    ["label:zone=a,!gone", "", [], [zone, { key: "gone", operator: "DoesNotExist", values: [] }]],
    ["label:zone in (a, b) ready", "", ["ready"], [{ ...zone, values: ["a", "b"] }]],
    ["label:zone notin (b) label:zone=a", "", [], [{ ...zone, operator: "NotIn", values: ["b"] }, zone]],
    ["ready", "zone=a", ["ready"], [zone]],
    ["label:", "", [], []],
    ["mylabel:x", "", ["mylabel:x"], []],
  ])("%s with %s", (text, selector, words, labels) => {
    expect(readQuery(text, selector)).toEqual({ words, labels, problem: undefined });
  });

  it.each([
    ["label:zone in (a", ""],
    ["label:=a", ""],
    ["", "zone in a"],
  ])("says what can't be read in %s with %s, and narrows nothing by it", (text, selector) => {
    const { words, labels, problem } = readQuery(text, selector);
    expect(words).toEqual([]);
    expect(labels).toEqual([]);
    expect(problem).toContain("no label selector");
  });
});
