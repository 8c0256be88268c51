import type { NodeMaintenance, NodeRow } from "@/lib/contracts/node";

/** A healthy worker, for tests. */
export function testRow(name: string, change: Partial<NodeRow> = {}): NodeRow {
  return {
    name,
    uid: `uid-${name}`,
    pool: "general",
    poolKind: "worker",
    roles: [],
    instanceType: "m7i.2xlarge",
    health: { state: "healthy", text: "Healthy" },
    status: "Ready",
    schedulable: true,
    version: "v1.36.3",
    pods: 20,
    cpuMilli: { requested: 2_000, allocatable: 8_000 },
    memoryBytes: { requested: 2 ** 34, allocatable: 2 ** 35 },
    podSlots: { requested: 20, allocatable: 110 },
    createdAt: "2026-10-01T00:00:00.000Z",
    labels: {},
    taints: [],
    refusals: { turnOff: "Not in maintenance.", uncordon: "Already schedulable." },
    ...change,
  };
}

/** A maintenance in mid-drain, for tests. */
export function testMaintenance(change: Partial<NodeMaintenance> = {}): NodeMaintenance {
  return {
    id: "m1",
    phase: "initiated",
    by: "Mira Okafor",
    reason: "Kernel patch",
    since: "2026-11-21T12:01:10.000Z",
    progress: { total: 19, moved: 12, waiting: 2, failed: 0 },
    headline: "12 of 19 pods moved, 2 wait for a budget",
    proof: [],
    wasCordoned: false,
    ...change,
  };
}
