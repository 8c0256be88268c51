import { describe, expect, it, vi } from "vitest";
import { DrydockError } from "@/lib/domain/errors";
import { buildNode } from "@/lib/domain/testing/build";
import { changeNode } from "./change-node";
import { fakeCluster } from "./testing/fake-cluster";

describe("changeNode", () => {
  it("judges again on the node as it is after a lost race", async () => {
    const raced = (node: ReturnType<typeof buildNode>) => ({ ...node, labels: { by: "somebody" } });
    const { ctx, patches } = fakeCluster({ nodes: [buildNode("a")], races: 4, raced });
    const change = vi.fn(() => ({ unschedulable: true }));
    const node = await changeNode(ctx.cluster, "a", change);
    expect(node).toMatchObject({ unschedulable: true, labels: { by: "somebody" }, resourceVersion: "6" });
    expect(patches).toEqual([{ unschedulable: true, resourceVersion: "5" }]);
    expect(change).toHaveBeenCalledTimes(5);
    expect(change).toHaveBeenLastCalledWith(expect.objectContaining({ labels: { by: "somebody" } }));
  });

  it("gives up after five lost races with the conflict", async () => {
    const { ctx, patches, racesLeft } = fakeCluster({ nodes: [buildNode("a")], races: 9 });
    const asked = changeNode(ctx.cluster, "a", () => ({ unschedulable: true }));
    await expect(asked).rejects.toMatchObject({ failure: { code: "conflict", object: "node a" } });
    expect([patches.length, racesLeft()]).toEqual([0, 4]);
  });

  it("stops where the node after the race is refused", async () => {
    const raced = (node: ReturnType<typeof buildNode>) => ({ ...node, unschedulable: true });
    const { ctx, patches } = fakeCluster({ nodes: [buildNode("a")], races: 1, raced });
    const asked = changeNode(ctx.cluster, "a", (node) => {
      if (node.unschedulable)
        throw new DrydockError({ code: "refused", object: "a", why: "Cordoned.", todo: "Wait." });
      return { unschedulable: true };
    });
    await expect(asked).rejects.toMatchObject({ failure: { code: "refused" } });
    expect(patches).toEqual([]);
  });

  it("does not try again after another error", async () => {
    const { ctx } = fakeCluster({ nodes: [buildNode("a")] });
    const failure = { code: "cluster-unreachable", cluster: "harbor", why: "no route" } as const;
    const patchNode = vi.fn(() => Promise.reject(new DrydockError(failure)));
    const asked = changeNode({ ...ctx.cluster, patchNode }, "a", () => ({ unschedulable: true }));
    await expect(asked).rejects.toMatchObject({ failure });
    expect(patchNode).toHaveBeenCalledTimes(1);
  });
});
