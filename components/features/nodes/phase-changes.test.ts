import { expect, it } from "vitest";
import { testMaintenance, testRow } from "@/components/layout/test-rows";
import { phaseChanges, phasesOf } from "./phase-changes";

const before = phasesOf([
  testRow("a.ec2.internal"),
  testRow("b", { maintenance: testMaintenance() }),
  testRow("c", { maintenance: testMaintenance({ phase: "ending" }) }),
]);

it("tells who changed phase, by the name that people use", () => {
  const now = [
    testRow("a.ec2.internal", { maintenance: testMaintenance() }),
    testRow("b", {
      maintenance: testMaintenance({ progress: { total: 19, moved: 13, waiting: 0, failed: 0 } }),
    }),
    testRow("c"),
    testRow("new", { maintenance: testMaintenance({ phase: "complete" }) }),
  ];
  expect(phaseChanges(before, now)).toEqual([
    { host: "a", phase: "initiated" },
    { host: "c", phase: undefined },
  ]);
});
