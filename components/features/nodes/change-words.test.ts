import { expect, it } from "vitest";
import { changeWords } from "./change-words";

const change = (effect: "removed" | "re-created" | "upgraded" | "rebooted") => ({
  effect,
  says: `${effect}.`,
});

it.each([
  [["rebooted"], "This node is being rebooted."],
  [["rebooted", "upgraded"], "This node is being upgraded."],
  [["upgraded", "re-created"], "This node will be re-created."],
  [["re-created", "removed"], "This node will be removed."],
] as const)("of %j the banner says: %s", (effects, fact) => {
  expect(changeWords(effects.map(change))).toEqual({
    fact,
    detail: effects.map((one) => `${one}.`).join(" "),
  });
});

it("there is no banner where nothing changes", () => expect(changeWords([])).toBeUndefined());
