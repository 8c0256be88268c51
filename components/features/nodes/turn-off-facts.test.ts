import { expect, it } from "vitest";
import { testMaintenance, testRow } from "./test-rows";
import { turnOffFacts } from "./turn-off-facts";

const factsOf = (change: Parameters<typeof testMaintenance>[0]) =>
  turnOffFacts(testRow("a", { maintenance: testMaintenance(change) }));

it("says what becomes schedulable and that nothing is moved back", () => {
  const progress = { total: 19, moved: 19, waiting: 0, failed: 0 };
  expect(factsOf({ phase: "complete", progress })).toEqual([
    "It becomes schedulable: 8 CPU and 32 GiB are there for new pods.",
    "Pods are not moved back by themselves: 19 pods stay where they are now.",
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
    "Pods are not moved back by themselves: 1 pod stays where it is now.",
  ]);
});

it("has nothing to ask when it is off already", () => {
  expect(turnOffFacts(testRow("a"))).toEqual(["It is not in maintenance any more."]);
});
