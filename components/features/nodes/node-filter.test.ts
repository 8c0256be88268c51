import { describe, expect, it } from "vitest";
import { testMaintenance, testRow } from "@/components/layout/test-rows";
import { countBy } from "@/components/table/count-by";
import { filterCount, filterNodes, NO_FILTER, type NodeFilter } from "./node-filter";

const rows = [
  testRow("cp-1", { pool: "control-plane", roles: ["control-plane"], version: "v1.36.2" }),
  testRow("worker-1", {
    zone: "zone-a",
    labels: { disk: "ssd" },
    maintenance: testMaintenance({ reason: "Replace NVMe CHG-20411" }),
  }),
  testRow("worker-2", {
    zone: "zone-b",
    health: { state: "not-ready", text: "gone" },
    status: "NotReady,SchedulingDisabled",
  }),
];
const names = (filter: Partial<NodeFilter>) =>
  filterNodes(rows, { ...NO_FILTER, ...filter }).map(({ name }) => name);

describe("filterNodes", () => {
  it.each<[string, Partial<NodeFilter>, string[]]>([
    ["nothing narrows nothing", {}, ["cp-1", "worker-1", "worker-2"]],
    ["a part of the name, in any case", { q: "WORKER" }, ["worker-1", "worker-2"]],
    ["every word must be found, wherever", { q: "worker zone-b" }, ["worker-2"]],
    ["role", { q: "control-plane" }, ["cp-1"]],
    ["version", { q: "1.36.2" }, ["cp-1"]],
    ["status", { q: "schedulingdisabled" }, ["worker-2"]],
    ["reason of the maintenance", { q: "chg-20411" }, ["worker-1"]],
    ["who turned it on", { q: "okafor" }, ["worker-1"]],
    ["pool", { pools: ["control-plane"] }, ["cp-1"]],
    ["zone", { zones: ["zone-b"] }, ["worker-2"]],
    ["no zone", { zones: ["<none>"] }, ["cp-1"]],
    ["role", { roles: ["control-plane"] }, ["cp-1"]],
    ["no role, or one", { roles: ["<none>", "control-plane"] }, ["cp-1", "worker-1", "worker-2"]],
    ["labels", { labels: "disk=ssd" }, ["worker-1"]],
    ["labels in the text", { q: "worker label:!disk" }, ["worker-2"]],
    [
      "a selector that can't be read narrows nothing",
      { labels: "disk in" },
      ["cp-1", "worker-1", "worker-2"],
    ],
    ["health", { health: ["not-ready", "pressure"] }, ["worker-2"]],
    ["phase", { phases: ["initiated"] }, ["worker-1"]],
    ["not in maintenance", { phases: ["none"] }, ["cp-1", "worker-2"]],
    ["all together", { q: "worker", pools: ["general"], phases: ["none"] }, ["worker-2"]],
    ["no match", { q: "worker", pools: ["control-plane"] }, []],
  ])("%s", (_what, filter, expected) => {
    expect(names(filter)).toEqual(expected);
  });
});

it("counts rows by a value", () => {
  expect([...countBy(rows, (row) => row.pool)]).toEqual([
    ["control-plane", 1],
    ["general", 2],
  ]);
});

it("counts rows by each of their values", () => {
  expect([...countBy(rows, ({ roles }) => roles)]).toEqual([["control-plane", 1]]);
});

it("counts filters, not their values", () => {
  expect(filterCount({ ...NO_FILTER, q: "text", pools: ["a", "b"], phases: ["none"] })).toBe(2);
  expect(filterCount({ ...NO_FILTER, labels: "disk=ssd" })).toBe(1);
});
