import { describe, expect, it } from "vitest";
import { buildIntent, buildNode } from "@/lib/domain/testing/build";
import { setSchedulable } from "./set-schedulable";
import { fakeCluster } from "./testing/fake-cluster";

describe("setSchedulable", () => {
  it.each([
    [false, true],
    [true, false],
  ])("%s writes unschedulable %s and no intent", async (schedulable, unschedulable) => {
    const { ctx, patches } = fakeCluster({ nodes: [buildNode("a", { unschedulable: schedulable })] });
    const node = await setSchedulable({ ctx, input: { node: "a", schedulable } });
    expect(node.unschedulable).toBe(unschedulable);
    expect(patches).toEqual([{ resourceVersion: "1", unschedulable }]);
  });

  it.each([
    [false, buildIntent(), "cordon a", "Resume the maintenance to cordon it again."],
    [true, buildIntent({ installation: "quay" }), "uncordon a", "Turn maintenance mode off instead."],
    [true, "unreadable" as const, "uncordon a", "Turn maintenance mode off instead."],
  ])("%s is refused in maintenance", async (schedulable, intent, object, todo) => {
    const { ctx, patches } = fakeCluster({ nodes: [buildNode("a", { intent })] });
    const asked = setSchedulable({ ctx, input: { node: "a", schedulable } });
    await expect(asked).rejects.toMatchObject({ failure: { code: "refused", object, todo } });
    expect(patches).toEqual([]);
  });

  it("is refused when maintenance began a moment before the write", async () => {
    const raced = (node: ReturnType<typeof buildNode>) => ({ ...node, intent: buildIntent() });
    const { ctx, patches } = fakeCluster({ nodes: [buildNode("a")], races: 1, raced });
    const asked = setSchedulable({ ctx, input: { node: "a", schedulable: true } });
    await expect(asked).rejects.toMatchObject({ failure: { code: "refused" } });
    expect(patches).toEqual([]);
  });
});
