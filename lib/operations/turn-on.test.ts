import { describe, expect, it, vi } from "vitest";
import type { Consent } from "@/lib/domain/intent";
import { intentOf } from "@/lib/domain/node";
import {
  buildControlPlane,
  buildEtcd,
  buildIntent,
  buildNode,
  buildPod,
  NOW,
  ownerNamed,
} from "@/lib/domain/testing/build";
import { fakeCluster } from "./testing/fake-cluster";
import { turnOn } from "./turn-on";

const order = { node: "a", reason: "new disk", options: { consents: [] }, id: "m-1" };
const two = [buildNode("a"), buildNode("b")];
const names = ["a", "b", "c"];
const planes = [...names.map((name) => buildControlPlane(name)), buildNode("w")];
const etcds = names.map((name) => buildEtcd(name));

describe("turnOn writes", () => {
  it("intent and cordon in one patch", async () => {
    const pods = [
      buildPod("p1"),
      buildPod("p2"),
      buildPod("mirror", { mirror: true }),
      buildPod("agent", { controller: ownerNamed("agent", "DaemonSet") }),
    ];
    const { ctx, patches } = fakeCluster({ nodes: two, pods });
    const options = { graceSeconds: 5, deadlineSeconds: 900, consents: [] };
    const node = await turnOn({ ctx, input: { ...order, options } });
    const intent = {
      version: 1,
      id: "m-1",
      by: "mira",
      reason: "new disk",
      since: NOW.toISOString(),
      installation: "here",
      wasCordoned: false,
      nodeUid: "uid-a",
      podsToMove: 2,
      owners: ["uid-web"],
      options,
      backupLabel: {},
    };
    const labels = { "velero.io/exclude-from-backup": "true" };
    expect(patches).toEqual([{ resourceVersion: "1", unschedulable: true, labels, intent }]);
    expect(node).toMatchObject({ unschedulable: true, intent });
  });

  it("down what it was judged by, once it stands on the node", async () => {
    const { ctx, plans } = fakeCluster({ nodes: two, pods: [buildPod("p1")], races: 1 });
    await turnOn({ ctx, input: order });
    expect(plans).toHaveLength(1);
    expect(plans[0]).toMatchObject({
      madeAt: NOW.toISOString(),
      pods: [{ name: "p1", verdict: "moves", cause: "replaced" }],
    });
    expect(plans[0]?.checks.map(({ id }) => id)).toContain("budgets");
  });

  it("down no plan of a start that is refused", async () => {
    const { ctx, plans } = fakeCluster({ nodes: [buildNode("a")], pods: [] });
    await expect(turnOn({ ctx, input: order })).rejects.toThrow();
    expect(plans).toEqual([]);
  });

  it("that the node was cordoned, as it was just read and not as the cache has it", async () => {
    const stored = [buildNode("a", { unschedulable: true }), buildNode("b")];
    const { ctx } = fakeCluster({ nodes: two, stored });
    expect(intentOf(await turnOn({ ctx, input: order }))?.wasCordoned).toBe(true);
  });

  it("what the label was that leaves it out of backups, as it was just read", async () => {
    const labels = { "velero.io/exclude-from-backup": "false" };
    const { ctx } = fakeCluster({ nodes: two, stored: [buildNode("a", { labels }), buildNode("b")] });
    const node = await turnOn({ ctx, input: order });
    expect(intentOf(node)?.backupLabel).toEqual({ before: "false" });
    expect(node.labels).toEqual({ "velero.io/exclude-from-backup": "true" });
  });

  it("the UID of the node that it just read", async () => {
    const { ctx } = fakeCluster({ nodes: two, stored: [buildNode("a", { uid: "uid-new" }), buildNode("b")] });
    expect(intentOf(await turnOn({ ctx, input: order }))?.nodeUid).toBe("uid-new");
  });
});

describe("turnOn refuses, and writes nothing, for", () => {
  const refused = async (given: Parameters<typeof fakeCluster>[0]) => {
    const { ctx, patches } = fakeCluster(given);
    const error: unknown = await turnOn({ ctx, input: order }).catch((thrown: unknown) => thrown);
    expect(patches).toEqual([]);
    return error;
  };

  it.each<[string, Parameters<typeof fakeCluster>[0], string]>([
    [
      "the last schedulable node",
      { nodes: [buildNode("a"), buildNode("b", { unschedulable: true })] },
      "Last schedulable node.",
    ],
    [
      "a node in maintenance",
      { nodes: [buildNode("a", { intent: buildIntent() }), buildNode("b")] },
      "Already in maintenance.",
    ],
    [
      "one that somebody took since the cache looked",
      { nodes: two, stored: [buildNode("a", { intent: buildIntent({ by: "noah" }) })] },
      "Turned on by noah.",
    ],
    [
      "an annotation that can't be read",
      { nodes: two, stored: [buildNode("a", { intent: "unreadable" })] },
      "can't read.",
    ],
    [
      "the only control-plane node",
      { nodes: [buildControlPlane("a"), buildNode("b")] },
      "It is the only one.",
    ],
    [
      "etcd that would lose its quorum, by another node as it was just read",
      {
        nodes: planes,
        pods: etcds,
        stored: planes.map((node) => (node.name === "b" ? { ...node, intent: buildIntent() } : node)),
      },
      "Control plane node b is in maintenance, etcd needs 2 of 3",
    ],
    [
      "credentials that lack a permission",
      { nodes: two, permissions: [{ verb: "patch", resource: "nodes", allowed: false }] },
      "lack: patch nodes.",
    ],
  ])("%s", async (_, given, why) => {
    expect(await refused(given)).toMatchObject({
      failure: { code: "refused", object: "maintenance mode for a", why: expect.stringContaining(why) },
    });
  });

  it("a node that nobody knows", async () => {
    expect(await refused({ nodes: [buildNode("b")] })).toMatchObject({
      failure: { code: "not-found", object: "node a" },
    });
  });

  it("a node that was deleted since", async () => {
    expect(await refused({ nodes: two, stored: [] })).toMatchObject({ failure: { code: "not-found" } });
  });
});

describe("consent", () => {
  const pods = [
    buildPod("bare", { controller: undefined }),
    buildPod("scratch", { emptyDirs: [{ name: "tmp", medium: "disk" }] }),
  ];
  const bare: Consent = { uid: "uid-bare", cause: "bare" };
  const scratch: Consent = { uid: "uid-scratch", cause: "empty-dir" };
  it.each([
    ["none", [], "Consent is missing for shop/bare and shop/scratch."],
    ["one of two", [bare], "Consent is missing for shop/scratch."],
    ["of a predecessor", [bare, { ...scratch, uid: "uid-old" }], "Consent is missing for shop/scratch."],
    [
      "for another cause",
      [bare, { ...scratch, cause: "bare" as const }],
      "Consent is missing for shop/scratch.",
    ],
  ])("%s: writes nothing", async (_, consents, why) => {
    const { ctx, patches } = fakeCluster({ nodes: two, pods });
    const asked = turnOn({ ctx, input: { ...order, options: { consents } } });
    await expect(asked).rejects.toMatchObject({ failure: { code: "refused", why } });
    expect(patches).toEqual([]);
  });

  it("for each is written with the intent", async () => {
    const { ctx } = fakeCluster({ nodes: two, pods });
    const node = await turnOn({ ctx, input: { ...order, options: { consents: [bare, scratch] } } });
    const stamp = { by: "mira", at: NOW.toISOString() };
    expect(intentOf(node)?.options.consents).toEqual([
      { ...bare, ...stamp },
      { ...scratch, ...stamp },
    ]);
  });
});

it("lets one of two control-plane nodes go that are asked for at once", async () => {
  const { ctx, patches } = fakeCluster({ nodes: planes, pods: etcds });
  const asked = ["a", "b"].map((node) => turnOn({ ctx, input: { ...order, node } }));
  const results = await Promise.allSettled(asked);
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
  expect(patches).toHaveLength(1);
});

describe("what only a Cluster Admin may agree to", () => {
  const asked = (cause: "bare" | "comes-back", pod: string) => ({
    ...order,
    options: { consents: [{ uid: `uid-${pod}`, cause }] },
  });
  const mayNot = {
    allowed: false,
    object: "cluster c",
    why: "mira has the role Cluster Editor on c.",
    todo: "Ask.",
  } as const;

  it("is refused by what the options say, and nothing is written", async () => {
    const { ctx, patches } = fakeCluster({ nodes: two, pods: [] });
    const access = vi.fn(() => mayNot);
    await expect(turnOn({ ctx: { ...ctx, access }, input: asked("bare", "p") })).rejects.toMatchObject({
      failure: { code: "forbidden", why: mayNot.why, todo: mayNot.todo },
    });
    expect(access).toHaveBeenCalledWith("maintenance.force");
    expect(patches).toEqual([]);
  });

  it("does not stand in the way of the rest", async () => {
    const { ctx } = fakeCluster({ nodes: two, pods: [] });
    await expect(
      turnOn({ ctx: { ...ctx, access: () => mayNot }, input: asked("comes-back", "p") }),
    ).resolves.toBeDefined();
  });
});
