import { expect, it } from "vitest";
import { byWeight, conditionState } from "./condition-state";

it.each([
  ["Ready", "True", "good"],
  ["Ready", "False", "bad"],
  ["Ready", "Unknown", "unknown"],
  ["MemoryPressure", "False", "good"],
  ["MemoryPressure", "True", "bad"],
  ["NetworkUnavailable", "Unknown", "unknown"],
  ["ReadonlyFilesystem", "True", "bad"],
  ["DrainInProgress", "True", "neutral"],
  ["example.com/Licensed", "False", "neutral"],
])("%s %s is %s", (type, status, state) => {
  expect(conditionState({ type, status })).toBe(state);
});

it("puts Ready first, then trouble, then the others by name", () => {
  const conditions = [
    { type: "Drained", status: "True" },
    { type: "PIDPressure", status: "False" },
    { type: "DiskPressure", status: "True" },
    { type: "Ready", status: "True" },
    { type: "MemoryPressure", status: "Unknown" },
  ];
  expect(byWeight(conditions).map(({ type }) => type)).toEqual([
    "Ready",
    "DiskPressure",
    "MemoryPressure",
    "PIDPressure",
    "Drained",
  ]);
});
