import { expect, it } from "vitest";
import type { NodeRow } from "@/lib/contracts/node";
import { inMaintenance, movedFraction } from "./phase-words";

const node = (name: string, phase?: string) =>
  ({ name, maintenance: phase && { phase } }) as unknown as NodeRow;

it("names only nodes in maintenance, those that need somebody first", () => {
  const nodes = [
    node("a", "complete"),
    node("b"),
    node("w-10", "initiated"),
    node("w-9", "initiated"),
    node("d", "blocked"),
    node("e", "paused"),
    node("f", "failed"),
  ];
  expect(inMaintenance(nodes).map((row) => row.name)).toEqual(["d", "f", "e", "w-9", "w-10", "a"]);
});

it("counts a node with nothing to move as done", () => {
  const progress = { total: 0, moved: 0, waiting: 0, failed: 0 };
  expect(movedFraction(progress)).toBe(1);
  expect(movedFraction({ ...progress, total: 19, moved: 12 })).toBeCloseTo(0.63, 2);
});
