import { describe, expect, it } from "vitest";
import { countBy, filterNodes, type NodeFilter } from "./node-filter";
import { testMaintenance, testRow } from "./test-rows";

const rows = [
  testRow("cp-1", { pool: "control-plane", roles: ["control-plane"], version: "v1.36.2" }),
  testRow("worker-1", { zone: "zone-a", maintenance: testMaintenance({ reason: "Replace NVMe CHG-20411" }) }),
  testRow("worker-2", {
    zone: "zone-b",
    health: { state: "not-ready", text: "gone" },
    status: "NotReady,SchedulingDisabled",
  }),
];
const all: NodeFilter = { q: "", pools: [], health: [], phases: [] };
const names = (filter: Partial<NodeFilter>) =>
  filterNodes(rows, { ...all, ...filter }).map(({ name }) => name);

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
