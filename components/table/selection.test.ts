import { describe, expect, it } from "vitest";
import { extendTo, NOTHING, type Selection, setKeys, tickState, toggleKey } from "./selection";

const order = [..."abcdefgh"];
const keys = (selection: Selection) => [...selection.keys].sort().join("");

describe("a selection", () => {
  it("ticks and unticks one row", () => {
    const one = toggleKey(NOTHING, "c");
    expect(keys(one)).toBe("c");
    expect(keys(toggleKey(one, "c"))).toBe("");
  });

  it("draws a range from the row that was ticked last, up or down", () => {
    expect(keys(extendTo(toggleKey(NOTHING, "c"), order, "e"))).toBe("cde");
    expect(keys(extendTo(toggleKey(NOTHING, "c"), order, "a"))).toBe("abc");
  });

  it("lets rows go when the range is drawn back, and keeps those ticked before", () => {
    const from = toggleKey(toggleKey(NOTHING, "a"), "c");
    const far = extendTo(from, order, "g");
    expect(keys(far)).toBe("acdefg");
    expect(keys(extendTo(far, order, "d"))).toBe("acd");
  });

  it("begins a range where the reader is when nothing was ticked", () => {
    expect(keys(extendTo(NOTHING, order, "d", "c"))).toBe("cd");
  });

  it("begins anew when the row that was ticked last is filtered away, without losing it", () => {
    const hidden = toggleKey(NOTHING, "b");
    expect(keys(extendTo(hidden, [..."acdefgh"], "d", "c"))).toBe("bcd");
  });

  it("follows the order that is shown", () => {
    expect(keys(extendTo(toggleKey(NOTHING, "c"), [..."hgfedcba"], "a"))).toBe("abc");
    expect(keys(extendTo(toggleKey(NOTHING, "c"), [..."cahbdefg"], "h"))).toBe("ach");
  });

  it("takes many at once and leaves the others", () => {
    const all = setKeys(toggleKey(NOTHING, "h"), ["a", "b"], true);
    expect(keys(all)).toBe("abh");
    expect(keys(setKeys(all, ["a", "h"], false))).toBe("b");
  });

  it.each([
    ["", "none"],
    ["b", "some"],
    ["abc", "all"],
    ["abcx", "all"],
    ["x", "none"],
  ])("%s of a, b and c are %s", (ticked, state) => {
    expect(tickState(new Set(ticked), ["a", "b", "c"])).toBe(state);
  });

  it("is none above no rows", () => {
    expect(tickState(new Set("a"), [])).toBe("none");
  });
});
