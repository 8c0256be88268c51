import type { PodRow } from "@/lib/contracts/pod";
import type { FoundWorkload } from "@/lib/contracts/workload";

/** A Deployment that runs well, for tests. */
export function testWorkload(name: string, change: Partial<FoundWorkload> = {}): FoundWorkload {
  return {
    namespace: "shop",
    kind: "Deployment",
    name,
    pods: 3,
    ready: 3,
    ended: 0,
    desired: 3,
    status: { text: "Running", pods: 3 },
    nodes: 3,
    nodeNames: ["worker-1", "worker-2", "worker-3"],
    budgets: [],
    outlook: { kind: "moves", text: "Moves" },
    risks: [],
    restarts: 0,
    cpuMilli: 300,
    memoryBytes: 2 ** 29,
    oldest: "2026-11-20T12:00:00Z",
    ...change,
  };
}

/** A pod that runs well, for tests. */
export function testPod(name: string, change: Partial<PodRow> = {}): PodRow {
  return {
    namespace: "shop",
    name,
    uid: `uid-${name}`,
    verdict: "moves",
    cause: "replaced",
    detail: "A controller replaces it on another node.",
    notes: [],
    group: "ordinary",
    graceSeconds: 30,
    node: "worker-1",
    status: "Running",
    containers: 1,
    containersReady: 1,
    restarts: 0,
    createdAt: "2026-11-20T12:00:00Z",
    cpuMilli: 100,
    memoryBytes: 2 ** 27,
    ...change,
  };
}
