import { describe, expect, it } from "vitest";
import { testMaintenance, testRow } from "@/components/layout/test-rows";
import type { Column } from "./columns";
import { sortNodes } from "./node-sort";

const rows = [
  testRow("n-10", {
    pods: 5,
    version: "v1.36.10",
    createdAt: "2026-11-20T00:00:00Z",
    cpuMilli: { requested: 1, allocatable: 2 },
    memoryBytes: { requested: 1, allocatable: 10 },
    roles: ["worker"],
  }),
  testRow("n-9", {
    pods: 30,
    version: "v1.36.9",
    createdAt: "2026-01-01T00:00:00Z",
    cpuMilli: { requested: 9, allocatable: 10 },
    memoryBytes: { requested: 0, allocatable: 0 },
    health: { state: "not-ready", text: "" },
    status: "NotReady",
  }),
  testRow("n-1", {
    pods: 12,
    version: "v1.36.9",
    createdAt: "2026-06-01T00:00:00Z",
    cpuMilli: { requested: 1, allocatable: 100 },
    memoryBytes: { requested: 5, allocatable: 10 },
    maintenance: testMaintenance({ phase: "blocked" }),
    roles: ["control-plane"],
  }),
];
const names = (column: Column, descending = false) =>
  sortNodes(rows, { column, descending }).map(({ name }) => name);

describe("sortNodes", () => {
  it.each<[Column, string[]]>([
    ["name", ["n-1", "n-9", "n-10"]],
    ["health", ["n-1", "n-9", "n-10"]],
    ["status", ["n-9", "n-1", "n-10"]],
    ["roles", ["n-9", "n-1", "n-10"]],
    ["version", ["n-1", "n-9", "n-10"]],
    ["pods", ["n-10", "n-1", "n-9"]],
    ["cpu", ["n-1", "n-10", "n-9"]],
    ["memory", ["n-9", "n-10", "n-1"]],
    ["age", ["n-10", "n-1", "n-9"]],
  ])("by %s", (column, expected) => {
    expect(names(column)).toEqual(expected);
  });

  it("turns round, but equal rows stay from a to z", () => {
    expect(names("pods", true)).toEqual(["n-9", "n-1", "n-10"]);
    expect(names("version", true)).toEqual(["n-10", "n-1", "n-9"]);
  });

  it("leaves its input as it was", () => {
    sortNodes(rows, { column: "name", descending: false });
    expect(rows.map(({ name }) => name)).toEqual(["n-10", "n-9", "n-1"]);
  });

  it("puts every phase before what is well, worst first", () => {
    const phases = ["complete", "ending", "initiated", "paused", "blocked", "failed"] as const;
    const mixed = [
      testRow("well"),
      ...phases.map((phase) => testRow(phase, { maintenance: testMaintenance({ phase }) })),
    ];
    expect(sortNodes(mixed, { column: "health", descending: false }).map(({ name }) => name)).toEqual([
      "failed",
      "blocked",
      "paused",
      "initiated",
      "ending",
      "complete",
      "well",
    ]);
  });
});
