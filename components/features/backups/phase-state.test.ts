import { expect, it } from "vitest";
import { phaseState, phaseWord } from "./phase-state";

it.each([
  ["Completed", "healthy"],
  ["Available", "healthy"],
  ["PartiallyFailed", "blocked"],
  ["WaitingForPluginOperationsPartiallyFailed", "blocked"],
  ["Failed", "failed"],
  ["FailedValidation", "failed"],
  ["Unavailable", "failed"],
  ["InProgress", "initiated"],
  ["Deleting", "initiated"],
  ["SomethingNew", "stale"],
])("%s stands as %s", (phase, state) => expect(phaseState(phase)).toBe(state));

it("what Velero has not looked at is new", () => {
  expect([phaseWord(""), phaseState(phaseWord(""))]).toEqual(["New", "initiated"]);
});
