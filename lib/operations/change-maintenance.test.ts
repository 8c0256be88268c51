import { describe, expect, it } from "vitest";
import type { MaintenanceIntent } from "@/lib/domain/intent";
import { intentOf } from "@/lib/domain/node";
import { at, buildIntent, buildNode, NOW } from "@/lib/domain/testing/build";
import { type Change, changeMaintenance } from "./change-maintenance";
import type { Permission } from "./ports";
import { fakeCluster } from "./testing/fake-cluster";

const stamp = { by: "noah", at: at(-5) };
const pause: Change = { action: "pause" };
const resume: Change = { action: "resume" };
const setOptions: Change = { action: "set-options", options: { deadlineSeconds: 60, consents: [] } };

async function changed(change: Change, over: Parameters<typeof buildNode>[1]) {
  const { ctx, patches } = fakeCluster({ nodes: [buildNode("a", over)] });
  const node = await changeMaintenance({ ctx, input: { node: "a", change } });
  return { node, patches, intent: intentOf(node) };
}

describe("pause", () => {
  it("is stamped with who and when, and leaves the cordon", async () => {
    const intent = buildIntent();
    const { patches } = await changed(pause, { unschedulable: true, intent });
    const paused = { by: "mira", at: NOW.toISOString() };
    expect(patches).toEqual([{ resourceVersion: "1", intent: { ...intent, paused } }]);
  });

  it("keeps the first one's name", async () => {
    const { intent } = await changed(pause, { unschedulable: true, intent: buildIntent({ paused: stamp }) });
    expect(intent?.paused).toEqual(stamp);
  });
});

describe("resume", () => {
  it.each([true, false])("takes the pause back and cordons, cordoned before: %s", async (unschedulable) => {
    const { node, intent } = await changed(resume, { unschedulable, intent: buildIntent({ paused: stamp }) });
    expect(node.unschedulable).toBe(true);
    expect(intent).toEqual(buildIntent({ paused: undefined }));
  });

  it("is refused for a node that was made again", async () => {
    const again = { uid: "uid-new", unschedulable: true, intent: buildIntent({ paused: stamp }) };
    await expect(changed(resume, again)).rejects.toMatchObject({
      failure: { code: "refused", object: "resuming the maintenance of a" },
    });
  });
});

it("set-options replaces the options and nothing else", async () => {
  const intent = buildIntent({ paused: stamp, options: { graceSeconds: 5, consents: [] } });
  const { patches } = await changed(setOptions, { unschedulable: true, intent });
  const options = { deadlineSeconds: 60, consents: [] };
  expect(patches).toEqual([{ resourceVersion: "1", intent: { ...intent, options } }]);
});

describe("deleting by name", () => {
  const consent = { uid: "uid-p", cause: "delete" as const };
  const naming: Change = { action: "set-options", options: { consents: [consent] } };
  const allowed = { verb: "delete", resource: "pods", allowed: true };
  const rights = ["patch nodes", "create pods/eviction", "create leases", "update leases"].map((words) => {
    const [verb = "", resource = ""] = words.split(" ");
    return { verb, resource, allowed: true };
  });
  const asked = (intent: MaintenanceIntent, deletion: Permission) => {
    const nodes = [buildNode("a", { unschedulable: true, intent })];
    const { ctx, patches } = fakeCluster({ nodes, permissions: [...rights, deletion] });
    return { patches, done: changeMaintenance({ ctx, input: { node: "a", change: naming } }) };
  };

  it("is stamped with who agreed, and keeps an earlier agreement's stamp", async () => {
    const node = await asked(buildIntent(), allowed).done;
    expect(intentOf(node)?.options.consents).toEqual([{ ...consent, by: "mira", at: NOW.toISOString() }]);
    const earlier = { ...consent, ...stamp };
    const again = await asked(buildIntent({ options: { consents: [earlier] } }), allowed).done;
    expect(intentOf(again)?.options.consents).toEqual([earlier]);
  });

  it("is refused where the console's credentials lack it, and nothing is written", async () => {
    const { patches, done } = asked(buildIntent(), { ...allowed, allowed: false });
    await expect(done).rejects.toMatchObject({
      failure: { code: "refused", object: "deleting pods of a", why: expect.stringContaining("delete pods") },
    });
    expect(patches).toEqual([]);
  });
});

describe.each([pause, resume, setOptions])("$action is refused", (change) => {
  it.each([
    ["of another console", buildIntent({ installation: "quay" }), "Another console, quay, drives it."],
    ["that is ending", buildIntent({ ending: stamp }), "It is being turned off."],
    ["that can't be read", "unreadable" as const, "can't be read."],
    ["that is not there", undefined, "The node is not in maintenance."],
  ])("for one %s", async (_, intent, why) => {
    const { ctx, patches } = fakeCluster({ nodes: [buildNode("a", { unschedulable: true, intent })] });
    const asked = changeMaintenance({ ctx, input: { node: "a", change } });
    await expect(asked).rejects.toMatchObject({
      failure: { code: "refused", object: "the maintenance of a", why: expect.stringContaining(why) },
    });
    expect(patches).toEqual([]);
  });
});

describe("what only a Cluster Admin may agree to", () => {
  const standing = { consents: [{ uid: "uid-p", cause: "bare" as const, ...stamp }] };
  const more: Change = {
    action: "set-options",
    options: { consents: [...standing.consents, { uid: "uid-q", cause: "empty-dir" }] },
  };
  const changeAsEditor = (change: Change) => {
    const intent = buildIntent({ options: standing });
    const { ctx } = fakeCluster({ nodes: [buildNode("a", { unschedulable: true, intent })] });
    const access = () => ({ allowed: false, object: "cluster c", why: "No.", todo: "Ask." }) as const;
    return changeMaintenance({ ctx: { ...ctx, access }, input: { node: "a", change } });
  };

  it("is refused when it is more than stands", async () => {
    await expect(changeAsEditor(more)).rejects.toMatchObject({ failure: { code: "forbidden" } });
  });

  it.each<[string, Change]>([
    ["pausing", pause],
    ["what stands", { action: "set-options", options: { ...standing, graceSeconds: 5 } }],
    ["taking it back", { action: "set-options", options: { consents: [] } }],
  ])("does not stand in the way of %s", async (_, change) => {
    await expect(changeAsEditor(change)).resolves.toBeDefined();
  });
});
