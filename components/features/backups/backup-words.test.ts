import { describe, expect, it } from "vitest";
import { itemsWords, leftOutWords, scopeWords } from "./backup-words";

describe("what a backup takes", () => {
  it.each([
    [{ included: [], excluded: [] }, "all namespaces"],
    [{ included: ["*"], excluded: ["kube-system"] }, "all namespaces but kube-system"],
    [{ included: ["orders", "shop"], excluded: [] }, "orders and shop"],
  ])("%j: %s", (scope, words) => expect(scopeWords(scope)).toBe(words));
});

describe("what came of a backup", () => {
  it.each([
    [{ items: { done: 612, total: 612 }, errors: 0, warnings: 0 }, "612 items"],
    [{ items: { done: 31, total: 88 }, errors: 2, warnings: 1 }, "31 of 88 items, 2 errors, 1 warning"],
    [{ items: undefined, errors: 0, warnings: 0 }, ""],
  ])("%j: %s", (backup, words) => expect(itemsWords(backup)).toBe(words));
});

it("who is left out, and why", () => {
  expect(leftOutWords([{ node: "a", inMaintenance: true }])).toBe("a while in maintenance");
  expect(
    leftOutWords([
      { node: "a", inMaintenance: true },
      { node: "b", inMaintenance: false },
      { node: "c", inMaintenance: true },
    ]),
  ).toBe("a and c while in maintenance; b by a label that somebody else set");
});
