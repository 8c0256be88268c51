import { describe, expect, it } from "vitest";
import { DrydockError } from "@/lib/domain/errors";
import type { ObservedNode } from "@/lib/domain/observed";
import { buildIntent } from "@/lib/domain/testing/build";
import type { ClusterPort, NodePatch } from "@/lib/operations/ports";

type Port = Pick<ClusterPort, "readNode" | "patchNode">;

/**
 * What the operations count on when they read and patch a node. Run on the cluster in memory that their tests use, and
 * on a real API server, so that the one can't drift from the other.
 */
export function nodeContract(name: string, open: () => Promise<{ cluster: Port; node: string }>): void {
  describe(`nodes of ${name}`, () => {
    /** Kubelet and controllers write to a real node as well, so each patch is made on a version just read. */
    async function patched(patch: Omit<NodePatch, "resourceVersion">) {
      const { cluster, node } = await open();
      for (let attempt = 1; ; attempt++) {
        const before = await cluster.readNode(node);
        try {
          const after = await cluster.patchNode(node, { ...patch, resourceVersion: before.resourceVersion });
          return { cluster, node, before, after };
        } catch (error) {
          const lost = error instanceof DrydockError && error.failure.code === "conflict";
          if (!lost || attempt === 10) throw error;
        }
      }
    }

    const intent = buildIntent({ reason: "Lüfter tauschen" });
    const told = ({ unschedulable, intent }: ObservedNode) => ({ unschedulable, intent });

    it("cordon and intent are one write, and the answer is what is read afterwards", async () => {
      const { cluster, node, before, after } = await patched({ unschedulable: true, intent });
      expect(told(after)).toEqual({ unschedulable: true, intent });
      expect(told(await cluster.readNode(node))).toEqual({ unschedulable: true, intent });
      expect(after.resourceVersion).not.toBe(before.resourceVersion);
      expect(after.uid).toBe(before.uid);
    });

    it("a patch leaves alone what it does not name", async () => {
      await patched({ unschedulable: true, intent });
      expect(told((await patched({ intent: { ...intent, reason: "other" } })).after)).toEqual({
        unschedulable: true,
        intent: { ...intent, reason: "other" },
      });
      expect(told((await patched({ unschedulable: false })).after)).toMatchObject({
        unschedulable: false,
        intent: { reason: "other" },
      });
    });

    it("null takes the intent away, with the cordon in the same write", async () => {
      await patched({ unschedulable: true, intent });
      const { cluster, node, after } = await patched({ unschedulable: false, intent: null });
      expect(told(after)).toEqual({ unschedulable: false, intent: undefined });
      expect(told(await cluster.readNode(node))).toEqual({ unschedulable: false, intent: undefined });
    });

    it("labels come and go with the rest of a write, and those that it does not name stay", async () => {
      const { before, after } = await patched({ labels: { "drydock.dev/test": "x" } });
      expect(after.labels).toEqual({ ...before.labels, "drydock.dev/test": "x" });
      const gone = await patched({ labels: { "drydock.dev/test": null } });
      expect(gone.after.labels).toEqual(before.labels);
    });

    it("a version that is not the latest is a conflict, and nothing is written", async () => {
      await patched({ unschedulable: true, intent });
      const { cluster, node, before } = await patched({ unschedulable: false, intent: null });
      const late = { unschedulable: true, intent, resourceVersion: before.resourceVersion };
      await expect(cluster.patchNode(node, late)).rejects.toMatchObject({ failure: { code: "conflict" } });
      expect(told(await cluster.readNode(node))).toEqual({ unschedulable: false, intent: undefined });
    });

    it("a node that is not there is not found, to read and to patch", async () => {
      const { cluster } = await open();
      const failure = { code: "not-found", object: "node nobody" };
      await expect(cluster.readNode("nobody")).rejects.toMatchObject({ failure });
      const patch = { unschedulable: true, resourceVersion: "1" };
      await expect(cluster.patchNode("nobody", patch)).rejects.toMatchObject({ failure });
    });
  });
}
