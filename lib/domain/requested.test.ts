import { expect, it } from "vitest";
import { requestedOn } from "./requested";
import { buildIndex, buildPod } from "./testing/build";

const asking = (name: string, over: Parameters<typeof buildPod>[1] = {}) =>
  buildPod(name, { requests: { cpuMilli: 250, memoryBytes: 1024, pods: 1 }, ...over });

it("adds what the pods of the node ask for; finished ones and those of other nodes count nothing", () => {
  const pods = [
    asking("a"),
    asking("b", { phase: "Pending" }),
    asking("done", { phase: "Succeeded" }),
    asking("broken", { phase: "Failed" }),
    asking("elsewhere", { nodeName: "b" }),
    asking("nowhere", { nodeName: undefined }),
  ];
  expect(requestedOn(buildIndex({ pods }), "a")).toEqual({ cpuMilli: 500, memoryBytes: 2048, pods: 2 });
});

it("nothing on an empty node, or on one that is not there", () => {
  expect(requestedOn(buildIndex(), "a")).toEqual({ cpuMilli: 0, memoryBytes: 0, pods: 0 });
  expect(requestedOn(buildIndex(), "gone")).toEqual({ cpuMilli: 0, memoryBytes: 0, pods: 0 });
});
