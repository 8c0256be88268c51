import { describe, expect, it } from "vitest";
import type { ObservedAttachment, ObservedNode, ObservedPod } from "@/lib/domain/observed";
import { buildIndex, buildIntent, buildNode, buildPod, NOW, ownerNamed } from "@/lib/domain/testing/build";
import type { ClusterPort } from "@/lib/operations/ports";
import { verify } from "./verify";

interface Read {
  node?: ObservedNode;
  pods?: ObservedPod[];
  attachments?: ObservedAttachment[];
}

const cordoned = buildNode("a", { unschedulable: true });
const agent = buildPod("agent", { controller: ownerNamed("agent", "DaemonSet") });
const attachment = { name: "va", nodeName: "a", volume: "v1", attached: true, deleting: false };

/** What is said when the API server answers this and the caches hold that. */
function verified({ node = cordoned, pods = [], attachments = [] }: Read, cached: Read = {}) {
  const port: Partial<ClusterPort> = {
    readNode: async () => node,
    listPodsOf: async () => pods,
    listAttachmentsOf: async () => attachments,
  };
  const index = buildIndex({
    nodes: [cached.node ?? cordoned, buildNode("b")],
    pods: cached.pods ?? [],
    attachments: cached.attachments ?? [],
  });
  // `verify` reads these three and nothing else
  return verify(port as ClusterPort, index, "a", buildIntent(), { now: () => NOW });
}

describe("a fresh list", () => {
  it("agrees where all that is left stays, and says what it read and when", async () => {
    expect(await verified({ pods: [agent] })).toEqual({
      maintenanceId: "m-1",
      at: NOW.toISOString(),
      agrees: true,
      detail: "Read from the API server: 1 pod here, all of them stay.",
    });
  });

  it.each<[string, Read, string]>([
    ["a pod that should leave", { pods: [agent, buildPod("late")] }, "Left: late."],
    ["a node that is schedulable", { node: buildNode("a") }, "spec.unschedulable is false."],
    ["an attached volume", { attachments: [attachment] }, "Left: v1."],
    [
      "a volume in use",
      { node: buildNode("a", { unschedulable: true, volumesAttached: ["x^1"] }) },
      "Left: x^1.",
    ],
  ])("does not agree with %s that the cache has not seen", async (_, read, detail) => {
    expect(await verified(read)).toMatchObject({ agrees: false, detail: expect.stringContaining(detail) });
  });

  it("agrees where only the cache still has what is gone", async () => {
    const cached = { pods: [buildPod("gone")], attachments: [attachment] };
    expect((await verified({}, cached)).agrees).toBe(true);
  });

  it("names all that is open", async () => {
    const { detail } = await verified({ node: buildNode("a"), pods: [buildPod("late")] });
    expect(detail).toContain("Node is unschedulable: spec.unschedulable is false.");
    expect(detail).toContain("No pod left that should leave: Left: late.");
  });
});
