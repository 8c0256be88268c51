import { expect, it } from "vitest";
import { testMaintenance, testRow } from "@/components/layout/test-rows";
import { turnOffFacts } from "./turn-off-facts";

const factsOf = (change: Parameters<typeof testMaintenance>[0]) =>
  turnOffFacts(testRow("a", { maintenance: testMaintenance(change) }));

it("says what becomes schedulable and that nothing is moved back", () => {
  const progress = { total: 19, moved: 19, waiting: 0, failed: 0 };
  expect(factsOf({ phase: "complete", progress })).toEqual([
    "It becomes schedulable: 8 CPU and 32 GiB are there for new pods.",
    "19 pods have left already and are not moved back.",
  ]);
});

it("says that a node that was cordoned before stays so", () => {
  expect(factsOf({ wasCordoned: true })[0]).toBe(
    "It stays cordoned, because it was cordoned before. Uncordon it when it is to take pods.",
  );
});

it("says in mid-drain that evicting ends", () => {
  expect(factsOf({ progress: { total: 2, moved: 1, waiting: 0, failed: 0 } }).slice(1)).toEqual([
    "Evicting ends. 1 pod that has not left stays here.",
    "1 pod has left already and is not moved back.",
  ]);
});

it("tells pods that are shutting down from those that stay", () => {
  const row = testRow("a", { maintenance: testMaintenance() });
  expect(turnOffFacts(row, 3).slice(1)).toEqual([
    "Evicting ends. 4 pods that have not left stay here.",
    "3 pods are shutting down and still go.",
    "12 pods have left already and are not moved back.",
  ]);
});

it("says so when no pod has left", () => {
  expect(factsOf({ progress: { total: 2, moved: 0, waiting: 2, failed: 0 } }).at(-1)).toBe(
    "No pod has left yet.",
  );
});

it("has nothing to ask when it is off already", () => {
  expect(turnOffFacts(testRow("a"))).toEqual(["It is not in maintenance any more."]);
});
