import { describe, expect, it } from "vitest";
import { indexCluster } from "@/lib/domain/cluster-index";
import { DrydockError } from "@/lib/domain/errors";
import { intentOf } from "@/lib/domain/node";
import type { ObservedNode, ObservedPod } from "@/lib/domain/observed";
import {
  buildControlPlane,
  buildEtcd,
  buildIntent,
  buildNode,
  buildPod,
  NOW,
} from "@/lib/domain/testing/build";
import { changeMaintenance } from "./change-maintenance";
import type { OperationContext } from "./context";
import type { NodePatch, Permission } from "./ports";
import { setSchedulable } from "./set-schedulable";
import { turnOff } from "./turn-off";
import { turnOn } from "./turn-on";

const permissions: Permission[] = [
  "patch nodes",
  "create pods/eviction",
  "create leases",
  "update leases",
].map((words) => ({ verb: words.split(" ")[0] ?? "", resource: words.split(" ")[1] ?? "", allowed: true }));

/** Nodes as the API server holds them; the index stays as it was, like a cache that lags. */
function fake(nodes: ObservedNode[], pods: ObservedPod[] = [], conflicts = 0) {
  const stored = new Map(nodes.map((node) => [node.name, node]));
  const patches: NodePatch[] = [];
  const index = indexCluster({ nodes, pods, budgets: [], attachments: [], claims: [], replicas: [] });
  let racesLeft = conflicts;
  let queue: Promise<unknown> = Promise.resolve();
  const readNode = async (name: string) => {
    const node = stored.get(name);
    if (!node) throw new DrydockError({ code: "not-found", object: `node ${name}` });
    return node;
  };
  const patchNode = async (name: string, patch: NodePatch) => {
    const node = await readNode(name);
    if (racesLeft > 0) {
      racesLeft--;
      stored.set(name, { ...node, resourceVersion: `${node.resourceVersion}+` });
      throw new DrydockError({ code: "conflict", object: name, why: "raced" });
    }
    expect(patch.resourceVersion).toBe(node.resourceVersion);
    patches.push(patch);
    const unschedulable = patch.unschedulable ?? node.unschedulable;
    const intent = patch.intent === undefined ? node.intent : (patch.intent ?? undefined);
    const written = { ...node, unschedulable, intent, resourceVersion: `${node.resourceVersion}!` };
    stored.set(name, written);
    return written;
  };
  const ctx: OperationContext = {
    // Only these three are used by the verbs under test.
    cluster: {
      readNode,
      patchNode,
      permissions: async () => permissions,
    } as unknown as OperationContext["cluster"],
    index: () => index,
    actor: { name: "mira" },
    clock: { now: () => NOW },
    installation: "here",
    exclusive: <T>(work: () => Promise<T>) => {
      const result = queue.then(work);
      queue = result.catch(() => undefined);
      return result;
    },
  };
  return { ctx, patches, racesLeft: () => racesLeft, stored };
}

const order = { node: "a", reason: "new disk", options: { consents: [] }, id: "m-1" };
const inMaintenance = buildNode("a", { unschedulable: true, intent: buildIntent() });

describe("turnOn", () => {
  it("writes intent and cordon in one patch", async () => {
    const { ctx, patches } = fake([buildNode("a"), buildNode("b")], [buildPod("p1"), buildPod("p2")]);
    await turnOn({ ctx, input: order });
    expect(patches).toHaveLength(1);
    expect(patches[0]).toMatchObject({
      unschedulable: true,
      intent: { id: "m-1", by: "mira", nodeUid: "uid-a", podsToMove: 2, wasCordoned: false },
    });
  });

  it("remembers that the node was cordoned", async () => {
    const { ctx } = fake([buildNode("a", { unschedulable: true }), buildNode("b")]);
    expect(intentOf(await turnOn({ ctx, input: order }))?.wasCordoned).toBe(true);
  });

  it("writes nothing without consent", async () => {
    const { ctx, patches } = fake(
      [buildNode("a"), buildNode("b")],
      [buildPod("p", { controller: undefined })],
    );
    await expect(turnOn({ ctx, input: order })).rejects.toMatchObject({ failure: { code: "refused" } });
    expect(patches).toEqual([]);
    const options = { consents: [{ uid: "uid-p", cause: "bare" as const }] };
    await turnOn({ ctx, input: { ...order, options } });
    expect(patches).toHaveLength(1);
  });

  it.each([
    ["the last schedulable node", [buildNode("a"), buildNode("b", { unschedulable: true })]],
    ["a node in maintenance", [inMaintenance, buildNode("b")]],
    ["the only control-plane node", [buildControlPlane("a"), buildNode("b")]],
  ])("refuses %s", async (_, nodes) => {
    const { ctx, patches } = fake(nodes);
    await expect(turnOn({ ctx, input: order })).rejects.toMatchObject({ failure: { code: "refused" } });
    expect(patches).toEqual([]);
  });

  it("lets one of two control-plane nodes go that are asked for at once", async () => {
    const names = ["a", "b", "c"];
    const nodes = [...names.map((name) => buildControlPlane(name)), buildNode("w")];
    const { ctx, patches } = fake(
      nodes,
      names.map((name) => buildEtcd(name)),
    );
    const asked = ["a", "b"].map((node) => turnOn({ ctx, input: { ...order, node } }));
    const results = await Promise.allSettled(asked);
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
    expect(patches).toHaveLength(1);
  });
});

describe("a lost race", () => {
  it("is tried again on the node as it is now", async () => {
    const { ctx, patches } = fake([buildNode("a"), buildNode("b")], [], 4);
    await turnOn({ ctx, input: order });
    expect(patches.map(({ resourceVersion }) => resourceVersion)).toEqual(["1++++"]);
  });

  it("is given up after five", async () => {
    const { ctx, patches, racesLeft } = fake([buildNode("a"), buildNode("b")], [], 9);
    await expect(turnOn({ ctx, input: order })).rejects.toMatchObject({ failure: { code: "conflict" } });
    expect([patches.length, racesLeft()]).toEqual([0, 4]);
  });
});

describe("turnOff and changes", () => {
  it("marks the end once; the second time changes nothing and leaves the cordon", async () => {
    const { ctx, patches } = fake([inMaintenance]);
    const once = await turnOff({ ctx, input: { node: "a" } });
    const twice = await turnOff({ ctx: { ...ctx, actor: { name: "noah" } }, input: { node: "a" } });
    expect(twice.intent).toEqual(once.intent);
    expect(intentOf(twice)?.ending?.by).toBe("mira");
    expect(patches.every(({ unschedulable }) => unschedulable === undefined)).toBe(true);
  });

  it("resuming cordons again and takes the pause back", async () => {
    const intent = buildIntent({ paused: { by: "noah", at: NOW.toISOString() } });
    const { ctx } = fake([buildNode("a", { intent })]);
    const node = await changeMaintenance({ ctx, input: { node: "a", change: { action: "resume" } } });
    expect(node.unschedulable).toBe(true);
    expect(intentOf(node)?.paused).toBeUndefined();
  });

  it.each([
    ["of another installation", buildIntent({ installation: "there" })],
    ["that is ending", buildIntent({ ending: { by: "noah", at: NOW.toISOString() } })],
    ["of the node before", buildIntent({ nodeUid: "x" })],
    ["that can't be read", "unreadable" as const],
    ["that is not there", undefined],
  ])("refuses to resume one %s", async (_, intent) => {
    const { ctx, patches } = fake([buildNode("a", { intent })]);
    const input = { node: "a", change: { action: "resume" } as const };
    await expect(changeMaintenance({ ctx, input })).rejects.toMatchObject({ failure: { code: "refused" } });
    expect(patches).toEqual([]);
  });

  it("another installation's maintenance is not turned off here", async () => {
    const { ctx, patches } = fake([buildNode("a", { intent: buildIntent({ installation: "there" }) })]);
    await expect(turnOff({ ctx, input: { node: "a" } })).rejects.toThrow(DrydockError);
    expect(patches).toEqual([]);
  });
});

describe("setSchedulable", () => {
  it.each([true, false])("to %s is refused in maintenance", async (schedulable) => {
    const { ctx, patches } = fake([inMaintenance]);
    const input = { node: "a", schedulable };
    await expect(setSchedulable({ ctx, input })).rejects.toMatchObject({ failure: { code: "refused" } });
    expect(patches).toEqual([]);
  });

  it("cordons and uncordons", async () => {
    const { ctx } = fake([buildNode("a")]);
    expect((await setSchedulable({ ctx, input: { node: "a", schedulable: false } })).unschedulable).toBe(
      true,
    );
    expect((await setSchedulable({ ctx, input: { node: "a", schedulable: true } })).unschedulable).toBe(
      false,
    );
  });
});
