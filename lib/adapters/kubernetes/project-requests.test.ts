import { expect, test } from "vitest";
import { podRequests } from "./project-requests";
import type { RawContainer, RawPodSpec } from "./raw";

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
  expect(podRequests(spec)).toEqual({ cpuMilli, memoryBytes, pods: 1 });
});
