import { describe, expect, it } from "vitest";
import { intentOf } from "@/lib/domain/node";
import { at, buildIntent, buildNode, NOW } from "@/lib/domain/testing/build";
import { fakeCluster } from "./testing/fake-cluster";
import { turnOff } from "./turn-off";

const input = { node: "a" };

describe("turnOff", () => {
  it("marks the end with who and when; cordon and intent stay until the engine takes both back", async () => {
    const intent = buildIntent();
    const { ctx, patches } = fakeCluster({ nodes: [buildNode("a", { unschedulable: true, intent })] });
    const node = await turnOff({ ctx, input });
    const ending = { by: "mira", at: NOW.toISOString() };
    expect(patches).toEqual([{ resourceVersion: "1", intent: { ...intent, ending } }]);
    expect(node.unschedulable).toBe(true);
  });

  it("keeps the first one's name when it is asked twice", async () => {
    const { ctx } = fakeCluster({ nodes: [buildNode("a", { intent: buildIntent() })] });
    const once = await turnOff({ ctx, input });
    const twice = await turnOff({ ctx: { ...ctx, actor: { name: "noah" } }, input });
    expect(twice.intent).toEqual(once.intent);
  });

  it.each([
    ["paused", buildIntent({ paused: { by: "noah", at: at(-5) } })],
    ["of a node that was made again", buildIntent({ nodeUid: "uid-old" })],
  ])("ends one that is %s", async (_, intent) => {
    const { ctx } = fakeCluster({ nodes: [buildNode("a", { intent })] });
    expect(intentOf(await turnOff({ ctx, input }))?.ending?.by).toBe("mira");
  });

  it.each([
    ["of another console", buildIntent({ installation: "quay" }), "Another console, quay, drives it."],
    ["that can't be read", "unreadable" as const, "can't be read."],
    ["that is not there", undefined, "The node is not in maintenance."],
  ])("is refused for one %s", async (_, intent, why) => {
    const { ctx, patches } = fakeCluster({ nodes: [buildNode("a", { intent })] });
    await expect(turnOff({ ctx, input })).rejects.toMatchObject({
      failure: { code: "refused", why: expect.stringContaining(why) },
    });
    expect(patches).toEqual([]);
  });
});
