import { describe, expect, it } from "vitest";
import type { NodeRow } from "@/lib/contracts/node";
import { changedRows } from "./row-change";

/** A row with the members that a case speaks of. */
const row = (name: string, more: Partial<NodeRow> = {}) =>
  ({ name, status: "Ready", pods: 1, podSlots: { requested: 1, allocatable: 110 }, ...more }) as NodeRow;

describe("what changed between two lists of rows", () => {
  it("is the members that differ, by value and not by object", () => {
    const before = [row("a"), row("b")];
    const after = [row("a", { pods: 2, podSlots: { requested: 2, allocatable: 110 } }), row("b")];
    expect(changedRows(before, after)).toEqual({
      nodes: [{ name: "a", pods: 2, podSlots: { requested: 2, allocatable: 110 } }],
      removedNodes: [],
    });
  });

  it("names members that are there no more, and not those that never were", () => {
    const before = [row("a", { zone: "north", instanceType: undefined })];
    const after = [row("a", { zone: undefined })];
    expect(changedRows(before, after).nodes).toEqual([{ name: "a", without: ["zone"] }]);
    expect(changedRows(after, [row("a")]).nodes).toEqual([]);
  });

  it("is a whole row for a new node, and the name of one that is gone", () => {
    expect(changedRows([row("a"), row("b")], [row("b"), row("c")])).toEqual({
      nodes: [row("c")],
      removedNodes: ["a"],
    });
  });
});
