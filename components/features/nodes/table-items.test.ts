import { describe, expect, it } from "vitest";
import { testMaintenance, testRow } from "@/components/layout/test-rows";
import { groupByPool } from "./node-groups";
import { type ItemOptions, rowNames, tableItems } from "./table-items";

const controlPlane = (name: string, change = {}) =>
  testRow(name, { pool: "cp", poolKind: "control-plane", ...change });
const wide: ItemOptions = { closed: [], foldRuns: false, unfolded: [] };
const narrow: ItemOptions = { ...wide, foldRuns: true };

function keys(rows: ReturnType<typeof testRow>[], options: ItemOptions) {
  return tableItems(groupByPool(rows, rows), options).map((item) =>
    item.kind === "fold" ? `fold ${item.nodes}` : item.key,
  );
}

const rows = [controlPlane("c1"), controlPlane("c2"), controlPlane("c3"), testRow("w1"), testRow("w2")];

describe("tableItems", () => {
  it("lays groups and their rows in one list", () => {
    expect(keys(rows, wide)).toEqual(["group cp", "c1", "c2", "c3", "group general", "w1", "w2"]);
  });

  it("shows of a closed group its head only", () => {
    expect(keys(rows, { ...wide, closed: ["cp"] })).toEqual(["group cp", "group general", "w1", "w2"]);
  });

  it("folds a run of healthy control-plane nodes on narrow screens, behind its first", () => {
    expect(keys(rows, narrow)).toEqual(["group cp", "c1", "fold 2", "group general", "w1", "w2"]);
  });

  it("unfolds on demand", () => {
    expect(keys(rows, { ...narrow, unfolded: ["cp"] })).toHaveLength(7);
  });

  it.each([
    ["in maintenance", { maintenance: testMaintenance() }],
    ["not Ready", { health: { state: "not-ready", text: "gone" }, status: "NotReady" }],
    ["cordoned", { status: "Ready,SchedulingDisabled" }],
  ])("never folds a node %s", (_what, change) => {
    const five = ["c1", "c2", "c3", "c4", "c5"].map((name) =>
      controlPlane(name, name === "c2" ? change : {}),
    );
    expect(keys(five, narrow)).toEqual(["group cp", "c1", "c2", "c3", "fold 2"]);
  });

  it("never folds the row that a link points to", () => {
    expect(keys(rows, { ...narrow, node: "c3" }).slice(0, 4)).toEqual(["group cp", "c1", "c2", "c3"]);
  });
});

it("names the rows from top to bottom", () => {
  expect(rowNames(tableItems(groupByPool(rows, rows), wide))).toEqual(["c1", "c2", "c3", "w1", "w2"]);
});
