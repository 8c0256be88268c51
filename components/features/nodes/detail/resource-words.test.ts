import { describe, expect, it } from "vitest";
import { type Resource, resourceName, resourceShares, resourceWords } from "./resource-words";

const GIB = 2 ** 30;
const cpu: Resource = {
  name: "cpu",
  unit: "millicores",
  capacity: 8000,
  allocatable: 7910,
  requested: 5680,
};

describe("resourceWords", () => {
  it("writes cores, bytes by their size, and counts", () => {
    expect(resourceWords(cpu)).toEqual({
      requested: "5.68",
      allocatable: "7.91 cores",
      used: undefined,
      kept: "0.09 cores",
    });
    const memory: Resource = {
      name: "memory",
      unit: "bytes",
      capacity: 64 * GIB,
      allocatable: 63.3 * GIB,
      requested: 28.94 * GIB,
    };
    expect(resourceWords({ ...memory, used: 12 * GIB })).toMatchObject({
      requested: "28.9",
      allocatable: "63.3 GiB",
      used: "12 GiB",
      kept: "0.7 GiB",
    });
    const pods: Resource = { name: "pods", unit: "count", capacity: 1100, allocatable: 1100, requested: 17 };
    expect(resourceWords(pods)).toMatchObject({ requested: "17", allocatable: "1,100", kept: undefined });
    const disk = { ...memory, capacity: 2048 * GIB, allocatable: 2048 * GIB, requested: 512 * GIB };
    expect(resourceWords(disk)).toMatchObject({ requested: "0.5", allocatable: "2 TiB" });
  });
});

describe("resourceShares", () => {
  it("is of the capacity, and of what is requested where that is more", () => {
    expect(resourceShares({ ...cpu, used: 4000 })).toEqual({
      requested: 71,
      limit: 98.875,
      used: 50,
    });
    const over = resourceShares({ ...cpu, requested: 16_000 });
    expect(over).toEqual({ requested: 100, limit: (7910 / 16_000) * 100, used: undefined });
  });

  it("draws nothing of a resource that is not there", () => {
    expect(resourceShares({ ...cpu, capacity: 0, allocatable: 0, requested: 0 })).toMatchObject({
      requested: 0,
      limit: 0,
    });
  });
});

it("names what Kubernetes names as it does", () => {
  expect(["cpu", "ephemeral-storage", "nvidia.com/gpu"].map((name) => resourceName({ name }))).toEqual([
    "CPU",
    "Ephemeral storage",
    "nvidia.com/gpu",
  ]);
});
