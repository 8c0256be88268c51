import { describe, expect, it } from "vitest";
import { resourcesOf } from "./node-resources";
import { buildIndex, buildNode, buildPod, GIB } from "./testing/build";

const offered = { cpuMilli: 3900, memoryBytes: 15 * GIB, pods: 110 };
const asks = (cpuMilli: number, more = {}) => ({ cpuMilli, memoryBytes: GIB, pods: 1, ...more });

describe("resourcesOf", () => {
  it("tells what there is, what may be asked for and what is, of running pods on this node alone", () => {
    const node = buildNode("a", { allocatable: offered });
    const pods = [
      buildPod("one", { requests: asks(500) }),
      buildPod("two", { requests: asks(250) }),
      buildPod("done", { requests: asks(1000), phase: "Succeeded" }),
      buildPod("dead", { requests: asks(1000), phase: "Failed" }),
      buildPod("elsewhere", { requests: asks(1000), nodeName: "b" }),
    ];
    expect(resourcesOf(buildIndex({ nodes: [node], pods }), node)).toEqual([
      { name: "cpu", unit: "millicores", capacity: 4000, allocatable: 3900, requested: 750 },
      { name: "memory", unit: "bytes", capacity: 16 * GIB, allocatable: 15 * GIB, requested: 2 * GIB },
      { name: "pods", unit: "count", capacity: 110, allocatable: 110, requested: 2 },
    ]);
  });

  it("adds ephemeral storage and extended resources where the node has them", () => {
    const more = { storageBytes: 100 * GIB, extended: { "example.com/gpu": 4, "hugepages-2Mi": 2 * GIB } };
    const node = buildNode("a", { capacity: { ...offered, ...more }, allocatable: { ...offered, ...more } });
    const pods = [
      buildPod("one", { requests: asks(1, { storageBytes: GIB, extended: { "example.com/gpu": 1 } }) }),
      buildPod("two", { requests: asks(1, { extended: { "example.com/gpu": 2 } }) }),
    ];
    expect(resourcesOf(buildIndex({ nodes: [node], pods }), node).slice(3)).toEqual([
      {
        name: "ephemeral-storage",
        unit: "bytes",
        capacity: 100 * GIB,
        allocatable: 100 * GIB,
        requested: GIB,
      },
      { name: "example.com/gpu", unit: "count", capacity: 4, allocatable: 4, requested: 3 },
      { name: "hugepages-2Mi", unit: "bytes", capacity: 2 * GIB, allocatable: 2 * GIB, requested: 0 },
    ]);
  });

  it("shows what a pod asks for although the node has it no more", () => {
    const node = buildNode("a");
    const pods = [buildPod("one", { requests: asks(1, { extended: { "example.com/gpu": 1 } }) })];
    expect(resourcesOf(buildIndex({ nodes: [node], pods }), node).at(-1)).toMatchObject({
      name: "example.com/gpu",
      allocatable: 0,
      requested: 1,
    });
  });

  it("tells what is really used, of that alone which is measured", () => {
    const node = buildNode("a");
    const used = resourcesOf(buildIndex({ nodes: [node] }), node, { cpuMilli: 1234, memoryBytes: GIB });
    expect(used.map((resource) => resource.used)).toEqual([1234, GIB, undefined]);
    const unknown = resourcesOf(buildIndex({ nodes: [node] }), node);
    expect(unknown.map((resource) => resource.used)).toEqual([undefined, undefined, undefined]);
  });
});
