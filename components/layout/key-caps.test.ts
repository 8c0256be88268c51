import { expect, it } from "vitest";
import { capsOf } from "./key-caps";

it.each([
  ["g c", ["G", "C"]],
  ["Mod+k", ["Ctrl K"]],
  ["Escape", ["Esc"]],
  [" ", ["Space"]],
  ["?", ["?"]],
  ["ArrowDown", ["↓"]],
  ["Shift+ArrowDown", ["Shift ↓"]],
])("draws %s as %o", (keys, caps) => {
  expect(capsOf(keys)).toEqual(caps);
});
