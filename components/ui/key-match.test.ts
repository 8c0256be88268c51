import { describe, expect, it } from "vitest";
import { isSingleLetter, matchesKeys } from "./key-match";

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

describe("matchesKeys", () => {
  it.each([
    ["j", { ...plain, key: "j" }, undefined, true],
    ["j", { ...plain, key: "J" }, undefined, true],
    ["j", { ...plain, key: "k" }, undefined, false],
    ["j", { ...plain, key: "j", ctrlKey: true }, undefined, false],
    ["j", { ...plain, key: "j", altKey: true }, undefined, false],
    ["Mod+k", { ...plain, key: "k", ctrlKey: true }, undefined, true],
    ["Mod+k", { ...plain, key: "k", metaKey: true }, undefined, true],
    ["Mod+k", { ...plain, key: "k" }, undefined, false],
    ["?", { ...plain, key: "?" }, undefined, true],
    ["ArrowDown", { ...plain, key: "ArrowDown" }, undefined, true],
    ["ArrowDown", { ...plain, key: "ArrowDown", shiftKey: true }, undefined, false],
    ["Shift+ArrowDown", { ...plain, key: "ArrowDown", shiftKey: true }, undefined, true],
    ["Shift+ArrowDown", { ...plain, key: "ArrowDown" }, undefined, false],
    ["?", { ...plain, key: "?", shiftKey: true }, undefined, true],
    ["Space", { ...plain, key: " " }, undefined, true],
    ["g c", { ...plain, key: "c" }, "g", true],
    ["g c", { ...plain, key: "c" }, undefined, false],
    ["g c", { ...plain, key: "g" }, undefined, false],
    ["g c", { ...plain, key: "m" }, "g", false],
  ])("%s against %o after %s: %s", (keys, stroke, before, expected) => {
    expect(matchesKeys(keys, stroke, before)).toBe(expected);
  });
});

it("knows which bindings single-letter mode turns off", () => {
  expect(["t", "g c", "/", "?"].map(isSingleLetter)).toEqual([true, true, true, true]);
  expect(["Mod+k", "Escape", "ArrowDown", "Enter"].map(isSingleLetter)).toEqual([false, false, false, false]);
});
