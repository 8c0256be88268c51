import { describe, expect, it } from "vitest";
import type { ObservedNode, ObservedPod } from "@/lib/domain/observed";
import type { PodRequests, Resources } from "@/lib/domain/quantity";
import { buildPod, GIB } from "@/lib/domain/testing/build";
import { judged, leftOver, nodeWith, tried } from "./testing/trial";

const GPU = "example.com/gpu";
const NOTHING = { cpuMilli: 0, memoryBytes: 0, pods: 1 };
const OFFER = { cpuMilli: 1000, memoryBytes: GIB, pods: 10, storageBytes: 10 * GIB };

const offering = (over: Partial<Resources> = {}, name = "b"): ObservedNode =>
  nodeWith(name, {}, { allocatable: { ...OFFER, ...over } });
const asking = (over: Partial<PodRequests>, pod: Partial<ObservedPod> = {}, name = "p"): ObservedPod =>
  buildPod(name, { requests: { ...NOTHING, ...over }, ...pod });
const others = (...pods: ObservedPod[]) => pods.map((pod) => ({ ...pod, nodeName: "b" }));

describe("NodeResourcesFit: one pod, one resource", () => {
  it.each<[string, Partial<PodRequests>, string]>([
    ["exactly the CPU there is", { cpuMilli: 1000 }, "fits"],
    ["a millicore more", { cpuMilli: 1001 }, "cpu"],
    ["exactly the memory there is", { memoryBytes: GIB }, "fits"],
    ["a byte more", { memoryBytes: GIB + 1 }, "memory"],
    ["exactly the ephemeral storage there is", { storageBytes: 10 * GIB }, "fits"],
    ["a byte of storage more", { storageBytes: 10 * GIB + 1 }, "storage"],
    ["an extended resource that no node has", { extended: { [GPU]: 1 } }, `extended ${GPU}`],
    ["none of an extended resource that no node has", { extended: { [GPU]: 0 } }, "fits"],
    ["huge pages that no node has", { extended: { "hugepages-2Mi": GIB } }, "extended hugepages-2Mi"],
    ["nothing", {}, "fits"],
  ])("%s", (_, requests, expected) => {
    expect(judged(asking(requests), { nodes: [offering()] }).b).toBe(expected);
  });

  it("names the first that lacks, in the order CPU, memory, storage, extended", () => {
    const all = { cpuMilli: 9000, memoryBytes: 9 * GIB, storageBytes: 99 * GIB, extended: { [GPU]: 9 } };
    const lacks = (over: Partial<PodRequests>) =>
      judged(asking({ ...all, ...over }), { nodes: [offering()] }).b;
    expect(lacks({})).toBe("cpu");
    expect(lacks({ cpuMilli: 0 })).toBe("memory");
    expect(lacks({ cpuMilli: 0, memoryBytes: 0 })).toBe("storage");
    expect(lacks({ cpuMilli: 0, memoryBytes: 0, storageBytes: 0 })).toBe(`extended ${GPU}`);
  });

  it("goes by what is allocatable, not by the capacity", () => {
    const node = nodeWith("b", {}, { allocatable: OFFER, capacity: { ...OFFER, cpuMilli: 4000 } });
    expect(judged(asking({ cpuMilli: 1500 }), { nodes: [node] }).b).toBe("cpu");
  });
});

describe("NodeResourcesFit: what runs there already", () => {
  const half = asking({ cpuMilli: 500, memoryBytes: GIB / 2 }, {}, "half");

  it.each<[string, Partial<PodRequests>, string]>([
    ["the other half of the CPU", { cpuMilli: 500 }, "fits"],
    ["more than the other half of the CPU", { cpuMilli: 501 }, "cpu"],
    ["the other half of the memory", { memoryBytes: GIB / 2 }, "fits"],
    ["more than the other half of the memory", { memoryBytes: GIB / 2 + 1 }, "memory"],
  ])("%s", (_, requests, expected) => {
    expect(judged(asking(requests), { nodes: [offering()], pods: others(half) }).b).toBe(expected);
  });

  it.each<[Partial<ObservedPod>, string]>([
    [{}, "cpu"],
    [{ phase: "Pending" }, "cpu"],
    [{ deletionAt: "2026-11-21T12:00:00Z" }, "cpu"],
    [{ mirror: true, controller: undefined }, "cpu"],
    [{ ready: false }, "cpu"],
    [{ phase: "Succeeded" }, "fits"],
    [{ phase: "Failed" }, "fits"],
  ])("a full pod with %o leaves: %s", (over, expected) => {
    const pods = others(asking({ cpuMilli: 1000 }, over, "full"));
    expect(judged(asking({ cpuMilli: 100 }), { nodes: [offering()], pods }).b).toBe(expected);
  });

  it("counts extended resources and storage of what runs", () => {
    const pods = others(asking({ storageBytes: 9 * GIB, extended: { [GPU]: 1 } }, {}, "o"));
    const nodes = [offering({ extended: { [GPU]: 2 } })];
    expect(judged(asking({ extended: { [GPU]: 1 } }), { nodes, pods }).b).toBe("fits");
    expect(judged(asking({ extended: { [GPU]: 2 } }), { nodes, pods }).b).toBe(`extended ${GPU}`);
    expect(judged(asking({ storageBytes: GIB }), { nodes, pods }).b).toBe("fits");
    expect(judged(asking({ storageBytes: GIB + 1 }), { nodes, pods }).b).toBe("storage");
  });

  it("keeps the extended resources of one name from those of another", () => {
    const pods = others(asking({ extended: { "example.com/nic": 2 } }, {}, "o"));
    const nodes = [offering({ extended: { [GPU]: 1, "example.com/nic": 2 } })];
    expect(judged(asking({ extended: { [GPU]: 1 } }), { nodes, pods }).b).toBe("fits");
  });

  // A kubelet that starts to report less can leave a node with less than its pods ask for.
  it.each<[string, Partial<PodRequests>, string]>([
    ["a pod that asks for nothing", {}, "fits"],
    ["a pod that asks for CPU only", { cpuMilli: 100 }, "fits"],
    ["a pod that asks for memory", { memoryBytes: 1 }, "memory"],
    ["a pod that asks for storage", { storageBytes: 1 }, "storage"],
    ["a pod that asks for a GPU only", { extended: { [GPU]: 1 } }, "fits"],
  ])("where memory and storage are overdrawn: %s", (_, requests, expected) => {
    const pods = others(asking({ memoryBytes: 2 * GIB, storageBytes: 20 * GIB }, {}, "o"));
    expect(judged(asking(requests), { nodes: [offering({ extended: { [GPU]: 1 } })], pods }).b).toBe(
      expected,
    );
  });

  it("takes nothing for pods whose node is not there", () => {
    const pods = [asking({ cpuMilli: 1000 }, { nodeName: "gone" }, "o")];
    expect(judged(asking({ cpuMilli: 1000 }), { nodes: [offering()], pods }).b).toBe("fits");
  });
});

describe("NodeResourcesFit: pod slots", () => {
  it.each<[number, number, string]>([
    [0, 0, "slots"],
    [0, 1, "fits"],
    [1, 1, "slots"],
    [1, 2, "fits"],
    [3, 3, "slots"],
  ])("%d pods on a node for %d: %s", (there, slots, expected) => {
    const pods = others(...Array.from({ length: there }, (_, n) => asking({}, {}, `o${n}`)));
    expect(judged(asking({}), { nodes: [offering({ pods: slots })], pods }).b).toBe(expected);
  });

  it("gives a finished pod no slot", () => {
    const pods = others(asking({}, { phase: "Succeeded" }, "o"));
    expect(judged(asking({}), { nodes: [offering({ pods: 1 })], pods }).b).toBe("fits");
  });

  it("comes before the other resources", () => {
    expect(judged(asking({ cpuMilli: 9000 }), { nodes: [offering({ pods: 0 })] }).b).toBe("slots");
  });
});

describe("NodeResourcesFit: several pods of the leaving node together", () => {
  const a = nodeWith("a");
  const pods = (number: number, requests: Partial<PodRequests>) =>
    Array.from({ length: number }, (_, n) => asking(requests, {}, `p${n}`));

  it.each<[string, number, Partial<PodRequests>, Partial<Resources>[], number]>([
    ["CPU of one node", 3, { cpuMilli: 400 }, [{}], 1],
    ["CPU of two nodes", 5, { cpuMilli: 400 }, [{}, {}], 1],
    ["memory of one node", 3, { memoryBytes: GIB / 2 }, [{}], 1],
    ["memory that cannot be split over nodes", 2, { memoryBytes: GIB }, [{}, { memoryBytes: GIB / 2 }], 1],
    ["slots", 4, {}, [{ pods: 1 }, { pods: 2 }], 1],
    ["storage", 3, { storageBytes: 5 * GIB }, [{}], 1],
    ["GPUs", 3, { extended: { [GPU]: 1 } }, [{ extended: { [GPU]: 2 } }], 1],
    ["CPU of three nodes, all of it", 6, { cpuMilli: 500 }, [{}, {}, {}], 0],
  ])("%s", (_, number, requests, offers, left) => {
    const nodes = [a, ...offers.map((over, at) => offering(over, `n${at}`))];
    const sizes = leftOver(tried(pods(number, requests), { nodes })).map(({ length }) => length);
    expect(new Set(sizes)).toEqual(new Set([left]));
  });

  it("never counts what is free on the leaving node", () => {
    const nodes = [nodeWith("a", {}, { allocatable: { ...OFFER, cpuMilli: 64_000 } }), offering()];
    expect(leftOver(tried(pods(3, { cpuMilli: 400 }), { nodes })).every(({ length }) => length === 1)).toBe(
      true,
    );
  });

  it("frees what they take where they are now, should they be allowed back", () => {
    const back = [{ key: "node.kubernetes.io/unschedulable", operator: "Exists", effect: "NoSchedule" }];
    const pod = asking({ cpuMilli: 1000 }, { tolerations: back });
    expect(judged(pod, { nodes: [offering({}, "a")] }).a).toBe("fits");
  });
});
