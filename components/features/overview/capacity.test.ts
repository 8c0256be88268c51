import { describe, expect, it } from "vitest";
import type { NodeRow } from "@/lib/contracts/node";
import { type Capacity, tightest, workerCapacity, workerUse } from "./capacity";

function node(
  name: string,
  cpu: [requested: number, allocatable: number],
  over: Partial<NodeRow> = {},
): NodeRow {
  const [requested, allocatable] = cpu;
  return {
    name,
    uid: name,
    pool: "general",
    poolKind: "worker",
    roles: [],
    health: { state: "healthy", text: "" },
    status: "Ready",
    schedulable: true,
    version: "v1.36.3",
    pods: 1,
    cpuMilli: { requested, allocatable },
    memoryBytes: { requested: 0, allocatable: 0 },
    podSlots: { requested: 0, allocatable: 0 },
    createdAt: "2026-11-21T00:00:00Z",
    labels: {},
    taints: [],
    refusals: {},
    ...over,
  };
}

const maintenance = { id: "m", phase: "complete" } as NodeRow["maintenance"];

describe("workerCapacity", () => {
  it("sums workers that take pods, and keeps those in maintenance apart", () => {
    const nodes = [
      node("a", [1000, 4000]),
      node("b", [2000, 8000]),
      node("m", [100, 8000], { schedulable: false, maintenance }),
      node("cp", [500, 4000], { poolKind: "control-plane" }),
    ];
    expect(workerCapacity(nodes, "cpuMilli")).toEqual({
      requested: 3000,
      schedulable: 12_000,
      inMaintenance: 8000,
      limit: 4000,
      largest: { name: "b", pool: "general" },
    });
  });

  it("counts nothing of a node that somebody cordoned, or that is not Ready", () => {
    const nodes = [
      node("cordoned", [1000, 4000], { schedulable: false }),
      node("lost", [1000, 4000], { health: { state: "not-ready", text: "" } }),
    ];
    expect(workerCapacity(nodes, "cpuMilli")).toEqual({
      requested: 0,
      schedulable: 0,
      inMaintenance: 0,
      limit: 0,
      largest: undefined,
    });
  });
});

describe("tightest", () => {
  const roomy: Capacity = {
    requested: 10,
    schedulable: 100,
    inMaintenance: 0,
    limit: 80,
    largest: { name: "b", pool: "general" },
  };

  it("is silent while enough stays free", () => {
    expect(tightest({ cpuMilli: roomy, memoryBytes: roomy, podSlots: roomy })).toBeUndefined();
  });

  it("names the resource that runs out first", () => {
    const tight = { ...roomy, requested: 75 };
    const over = { ...roomy, requested: 90 };
    expect(tightest({ cpuMilli: tight, memoryBytes: over, podSlots: roomy })).toEqual({
      resource: "memoryBytes",
      free: -10,
      node: { name: "b", pool: "general" },
    });
    expect(tightest({ cpuMilli: tight, memoryBytes: roomy, podSlots: roomy })?.free).toBe(5);
  });

  it("says nothing of a cluster in which no worker takes pods", () => {
    const none = { requested: 0, schedulable: 0, inMaintenance: 9, limit: 0 };
    expect(tightest({ cpuMilli: none, memoryBytes: none, podSlots: none })).toBeUndefined();
  });
});

describe("workerUse", () => {
  const nodes = [
    node("a", [1000, 4000]),
    node("b", [2000, 8000]),
    node("new", [0, 8000]),
    node("m", [100, 8000], { schedulable: false, maintenance }),
    node("cp", [500, 4000], { poolKind: "control-plane" }),
  ];
  const use = (cpuMilli: number) => ({ cpuMilli, memoryBytes: 1 });

  it("sums what was measured on workers that take pods, and says on how many", () => {
    const measured = { a: use(300), b: use(500), m: use(7), cp: use(900), gone: use(1) };
    expect(workerUse(nodes, "cpuMilli", measured)).toEqual({ used: 800, measured: 2, nodes: 3 });
  });

  it("says nothing where nothing measures, and nothing of pods", () => {
    expect(workerUse(nodes, "cpuMilli", undefined)).toBeUndefined();
    expect(workerUse(nodes, "cpuMilli", { cp: use(1) })).toBeUndefined();
    expect(workerUse(nodes, "podSlots", { a: use(1) })).toBeUndefined();
  });
});
