import { expect, test } from "vitest";
import { nodeResources, podRequests } from "./project-requests";
import type { RawContainer, RawPodSpec } from "./raw-scheduling";

const container = (cpu?: string, memory?: string): RawContainer => ({
  resources: { requests: { cpu, memory } },
});
const sidecar = (cpu?: string, memory?: string): RawContainer => ({
  ...container(cpu, memory),
  restartPolicy: "Always",
});

const cases: [string, RawPodSpec, number, number][] = [
  ["nothing asked", { containers: [{}] }, 0, 0],
  ["containers are added", { containers: [container("250m", "1Ki"), container("1", "1Ki")] }, 1250, 2048],
  [
    "a hungry init container counts alone",
    { containers: [container("1", "1Ki")], initContainers: [container("3"), container("2", "4Ki")] },
    3000,
    4096,
  ],
  [
    "a sidecar counts beside the containers",
    { containers: [container("1")], initContainers: [sidecar("500m")] },
    1500,
    0,
  ],
  [
    "an init container counts with the sidecars started before it, not after",
    {
      containers: [container("100m")],
      initContainers: [sidecar("500m"), container("2"), sidecar("400m")],
    },
    2500,
    0,
  ],
  [
    "requests of the pod replace the sum, each by itself",
    { containers: [container("1", "1Ki")], resources: { requests: { cpu: "3" } } },
    3000,
    1024,
  ],
  [
    "overhead comes on top of all",
    {
      containers: [container("1")],
      resources: { requests: { cpu: "2" } },
      overhead: { cpu: "250m", memory: "1Ki" },
    },
    2250,
    1024,
  ],
];

test.each(cases)("%s", (_, spec, cpuMilli, memoryBytes) => {
  expect(podRequests(spec)).toMatchObject({ cpuMilli, memoryBytes, pods: 1 });
});

const MIB = 2 ** 20;
const scored: [string, RawPodSpec, { cpuMilli: number; memoryBytes: number } | undefined][] = [
  ["nothing asked", { containers: [{}] }, { cpuMilli: 100, memoryBytes: 200 * MIB }],
  [
    "everything said",
    { containers: [container("1", "1Mi")], initContainers: [sidecar("1", "1Mi")] },
    undefined,
  ],
  ["nothing, in so many words", { containers: [container("0", "0")] }, undefined],
  ["no memory said", { containers: [container("1")] }, { cpuMilli: 1000, memoryBytes: 200 * MIB }],
  [
    "one of two says nothing",
    { containers: [container("1", "1Mi"), {}] },
    { cpuMilli: 1100, memoryBytes: 201 * MIB },
  ],
  [
    "a silent init container beside a container that needs more",
    { containers: [container("1", "300Mi")], initContainers: [{}] },
    undefined,
  ],
  [
    "requests of the pod",
    { containers: [{}], resources: { requests: { cpu: "1", memory: "1Mi" } } },
    undefined,
  ],
];

test.each(scored)("what scores count: %s", (_, spec, expected) => {
  expect(podRequests(spec).scored).toEqual(expected);
});

test("ephemeral storage and extended resources are counted like the others", () => {
  const gpu = (amount: string): RawContainer => ({
    resources: {
      requests: { cpu: "1", memory: "1Ki", "nvidia.com/gpu": amount, "ephemeral-storage": "1Gi" },
    },
  });
  expect(podRequests({ containers: [gpu("1"), gpu("2")], initContainers: [gpu("4")] })).toEqual({
    cpuMilli: 2000,
    memoryBytes: 2048,
    pods: 1,
    storageBytes: 2 * 2 ** 30,
    extended: { "nvidia.com/gpu": 4 },
  });
  expect(podRequests({ containers: [gpu("0")] }).extended).toBeUndefined();
});

test("what a node offers", () => {
  const list = { cpu: "4", memory: "1Gi", pods: "110", "ephemeral-storage": "10Gi", "hugepages-2Mi": "0" };
  expect(nodeResources({ ...list, "example.com/fpga": "2" })).toEqual({
    cpuMilli: 4000,
    memoryBytes: 2 ** 30,
    pods: 110,
    storageBytes: 10 * 2 ** 30,
    extended: { "example.com/fpga": 2 },
  });
  expect(nodeResources(list).extended).toBeUndefined();
  expect(nodeResources(undefined)).toEqual({ cpuMilli: 0, memoryBytes: 0, pods: 0 });
});
