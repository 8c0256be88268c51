import { describe, expect, it } from "vitest";
import { buildPod } from "@/lib/domain/testing/build";
import { takenBy } from "./node-use";
import { wishing } from "./testing/trial";

const asks = (cpuMilli: number, memoryBytes: number, more = {}) => ({
  requests: { cpuMilli, memoryBytes, pods: 1, ...more },
});

describe("what the pods of a node take", () => {
  it("is the sum of those that are not finished", () => {
    const pods = [
      buildPod("p", asks(100, 10, { storageBytes: 5 })),
      buildPod("q", asks(200, 20)),
      buildPod("done", { ...asks(400, 40), phase: "Succeeded" }),
      buildPod("failed", { ...asks(800, 80), phase: "Failed" }),
      buildPod("going", { ...asks(1000, 100), deletionAt: "2026-11-21T10:00:00Z" }),
    ];
    expect(takenBy(pods)).toMatchObject({ cpuMilli: 1300, memoryBytes: 130, storageBytes: 5, pods: 3 });
  });

  it("is counted otherwise by scores where a pod asks for nothing", () => {
    const pods = [
      buildPod("p", asks(0, 0, { scored: { cpuMilli: 100, memoryBytes: 200 } })),
      buildPod("q", asks(50, 60)),
    ];
    expect(takenBy(pods)).toMatchObject({
      cpuMilli: 50,
      memoryBytes: 60,
      scoredCpuMilli: 150,
      scoredMemoryBytes: 260,
    });
  });

  it("has extended resources, ports and the lowest priority", () => {
    const ports = [{ port: 80 }, { port: 443 }];
    const pods = [
      wishing("p", { ports, priority: 5 }, asks(0, 0, { extended: { gpu: 1 } })),
      wishing("q", { ports: [{ port: 53 }], priority: -3 }, asks(0, 0, { extended: { gpu: 2, nic: 1 } })),
    ];
    const use = takenBy(pods);
    expect(Object.fromEntries(use.extended ?? [])).toEqual({ gpu: 3, nic: 1 });
    expect(use.ports).toEqual([...ports, { port: 53 }]);
    expect(use.lowestPriority).toBe(-3);
  });

  it("has no extended resources or ports where none asks for them, and no lowest priority without pods", () => {
    expect(takenBy([])).toMatchObject({ pods: 0, lowestPriority: Number.POSITIVE_INFINITY });
    const plain = takenBy([buildPod("p")]);
    expect(plain.lowestPriority).toBe(0);
    expect([plain.extended, plain.ports]).toEqual([undefined, undefined]);
  });

  it("is added up once for the same pods", () => {
    const pods = [buildPod("p")];
    expect(takenBy(pods)).toBe(takenBy(pods));
    expect(takenBy([...pods])).not.toBe(takenBy(pods));
  });
});
