import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { DrydockError } from "@/lib/domain/errors";
import type { MaintenanceIntent } from "@/lib/domain/intent";
import { at, buildBudget, buildIntent, buildNode, buildPod, NOW } from "@/lib/domain/testing/build";
import type { EvictionOutcome } from "@/lib/operations/ports";
import { engineOn } from "./testing/fake-engine";

const inMaintenance = (over: Partial<MaintenanceIntent> = {}, node: Parameters<typeof buildNode>[1] = {}) =>
  buildNode("a", { unschedulable: true, intent: buildIntent(over), ...node });
const web = (count: number) => Array.from({ length: count }, (_, n) => buildPod(`p${n}`));
const stamp = { by: "noah", at: at(-5) };
const never = () => new Promise<EvictionOutcome>(() => {});

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("the engine evicts", () => {
  it("each pod once while its eviction is on its way, at most 16 at once", async () => {
    const { world, pass } = engineOn([inMaintenance()], web(20));
    world.answer = never;
    for (let n = 0; n < 3; n++) await pass();
    expect(world.evicted).toHaveLength(16);
    expect(new Set(world.evicted).size).toBe(16);
  });

  it("shares the 16 among all nodes of the cluster", async () => {
    const b = buildNode("b", { unschedulable: true, intent: buildIntent({ id: "m-2", nodeUid: "uid-b" }) });
    const more = web(20).map((pod) => ({
      ...pod,
      uid: `${pod.uid}-b`,
      name: `${pod.name}-b`,
      nodeName: "b",
    }));
    const { world, pass } = engineOn([inMaintenance(), b], [...web(10), ...more]);
    world.answer = never;
    await pass();
    expect(world.evicted).toHaveLength(16);
  });

  it("no more than the cluster's rate limit lets go, and the rest when it does", async () => {
    const { world, pass } = engineOn([inMaintenance()], web(5));
    world.writes = { free: 2, waitMs: 0 };
    world.answer = async () => {
      world.writes = { free: 0, waitMs: 400 };
      return { kind: "accepted" };
    };
    await pass(350);
    expect(world.evicted).toHaveLength(2);
    world.writes = { free: 50, waitMs: 0 };
    await vi.advanceTimersByTimeAsync(100);
    expect(world.evicted).toHaveLength(5);
  });

  it("at once after a rest: a budget that has room again is not kept waiting", async () => {
    const { world, pass } = engineOn([inMaintenance()], web(2), [
      buildBudget("x", { disruptionsAllowed: 0 }),
    ]);
    await pass(5_000);
    world.evicted = [];
    world.budgets = [buildBudget("x", { resourceVersion: "2" })];
    await pass(1);
    expect(world.evicted).toHaveLength(1);
  });

  it.each<[string, Partial<ReturnType<typeof engineOn>["world"]>]>([
    ["it does not lead", { leads: false }],
    ["the caches are not live", { freshness: { state: "unreachable", since: "", why: "" } }],
    ["another console drives it", { nodes: [inMaintenance({ installation: "quay" })] }],
    ["it is paused", { nodes: [inMaintenance({ paused: stamp })] }],
    ["the intent can't be read", { nodes: [inMaintenance({}, { intent: "unreadable" })] }],
  ])("nothing when %s", async (_, change) => {
    const { world, pass } = engineOn([inMaintenance()], web(2));
    Object.assign(world, change);
    await pass();
    expect([world.evicted, world.patches]).toEqual([[], []]);
  });

  it("again after a budget's refusal once the budget has changed, and not before its time", async () => {
    const { world, pass } = engineOn([inMaintenance()], web(1), [buildBudget("x")]);
    world.answer = async () => ({ kind: "budget", message: "needs 2" });
    await pass(5_000);
    expect(world.evicted).toHaveLength(1);
    world.budgets = [buildBudget("x", { resourceVersion: "2" })];
    await pass();
    expect(world.evicted).toHaveLength(2);
  });

  it("again by its own clock when no event comes", async () => {
    const { world, pass } = engineOn([inMaintenance()], web(1));
    world.answer = async () => ({ kind: "error", message: "EOF" });
    await pass(1_200);
    expect(world.evicted).toHaveLength(2);
  });

  it("and keeps nothing of pods that have been gone for ten seconds", async () => {
    const { world, pass } = engineOn([inMaintenance()], web(1));
    world.answer = async () => ({ kind: "several-budgets", message: "two" });
    await pass();
    const [pod] = world.pods;
    world.pods = web(2).slice(1);
    await pass(9_000);
    world.pods = pod ? [pod] : [];
    await pass();
    expect(world.evicted).toEqual(["p0", "p1"]);
    world.pods = [];
    await pass(11_000);
    await pass();
    world.pods = pod ? [pod] : [];
    await pass();
    expect(world.evicted).toEqual(["p0", "p1", "p0"]);
  });

  it("nothing once stopped, and waits for what is on its way", async () => {
    const { world, pass, engine } = engineOn([inMaintenance()], web(1));
    const { promise, resolve } = Promise.withResolvers<EvictionOutcome>();
    world.answer = () => promise;
    await pass();
    const ended = vi.fn();
    const stopping = engine.stop().then(ended);
    await pass();
    expect(ended).not.toHaveBeenCalled();
    resolve({ kind: "error", message: "EOF" });
    await stopping;
    await pass(60_000);
    expect(world.evicted).toHaveLength(1);
  });
});

describe("an eviction that waited for its turn", () => {
  const waiting = async () => {
    const on = engineOn([inMaintenance()], web(1));
    on.world.answer = never;
    await on.pass();
    return on;
  };

  it("is sent when nothing has changed", async () => {
    const { world } = await waiting();
    expect(world.stillWanted()).toBe(true);
  });

  it.each<[string, Partial<ReturnType<typeof engineOn>["world"]>]>([
    ["the Lease has run out", { leads: false }],
    ["the caches are not live", { freshness: { state: "unreachable", since: "", why: "" } }],
    ["it was paused", { nodes: [inMaintenance({ paused: stamp })] }],
    ["it is being turned off", { nodes: [inMaintenance({ ending: stamp })] }],
    ["the node was uncordoned", { nodes: [inMaintenance({}, { unschedulable: false })] }],
    ["the node was made again", { nodes: [inMaintenance({}, { uid: "uid-new" })] }],
    ["the node is gone", { nodes: [] }],
    ["the maintenance has ended", { nodes: [buildNode("a")] }],
    ["another maintenance has begun", { nodes: [inMaintenance({ id: "m-2" })] }],
    [
      "its deadline has passed",
      { nodes: [inMaintenance({ options: { consents: [], deadlineSeconds: 1 } })] },
    ],
  ])("is not sent when %s", async (_, change) => {
    const { world } = await waiting();
    Object.assign(world, change);
    expect(world.stillWanted()).toBe(false);
  });

  it("is not sent once the engine was stopped", async () => {
    const { world, engine } = await waiting();
    void engine.stop();
    expect(world.stillWanted()).toBe(false);
  });

  it("counts as no attempt when it was not sent, and is tried when it is wanted again", async () => {
    const { world, pass } = engineOn([inMaintenance()], web(1));
    world.answer = async () => ({ kind: "withheld" });
    await pass(20);
    expect(world.evicted).toHaveLength(1);
    world.nodes = [inMaintenance({ paused: stamp })];
    await pass(1_000);
    expect(world.evicted).toHaveLength(1);
    world.nodes = [inMaintenance()];
    world.answer = never;
    await pass();
    expect(world.evicted).toHaveLength(2);
  });
});

describe("the engine proves", () => {
  it("Complete by a list from the API server, again each minute", async () => {
    const { world, pass, phase } = engineOn([inMaintenance()]);
    await pass();
    expect([phase(), world.lists]).toEqual(["complete", 1]);
    await pass(59_000);
    expect(world.lists).toBe(1);
    await pass(1_100);
    expect(world.lists).toBe(2);
  });

  it("not by the cache alone, and asks again after two seconds", async () => {
    const { world, pass, phase } = engineOn([inMaintenance()]);
    world.listed = web(1);
    await pass();
    expect([phase(), world.lists]).toEqual(["initiated", 1]);
    world.listed = [];
    await pass(2_100);
    expect([phase(), world.lists]).toEqual(["complete", 2]);
  });

  it("anew after a pod was there in between", async () => {
    const { world, pass, phase } = engineOn([inMaintenance()]);
    world.answer = never;
    await pass();
    world.pods = web(1);
    await pass();
    world.pods = [];
    expect(phase()).toBe("initiated");
    await pass();
    expect([phase(), world.lists]).toEqual(["complete", 2]);
  });

  it("also where it does not lead: each console shows what it has seen itself", async () => {
    const { world, pass, phase } = engineOn([inMaintenance()]);
    world.leads = false;
    await pass();
    expect([phase(), world.patches]).toEqual(["complete", []]);
  });
});

describe("the engine ends a maintenance", () => {
  it.each([
    ["takes intent and cordon back in one patch", {}, {}, false],
    ["leaves the cordon that was there before", { wasCordoned: true }, {}, undefined],
    ["leaves the cordon of a node that was made again", {}, { uid: "uid-new" }, undefined],
  ])("and %s", async (_, over, node, unschedulable) => {
    const { world, pass } = engineOn([
      inMaintenance({ ending: stamp, ...over }, { resourceVersion: "7", ...node }),
    ]);
    await pass(20);
    expect(world.patches).toEqual([{ resourceVersion: "7", unschedulable, intent: null }]);
  });

  it("and takes the label that leaves the node out of backups back in the same patch", async () => {
    const labels = { "velero.io/exclude-from-backup": "true" };
    const { world, pass } = engineOn([inMaintenance({ ending: stamp, backupLabel: {} }, { labels })]);
    await pass(20);
    expect(world.patches).toMatchObject([
      { labels: { "velero.io/exclude-from-backup": null }, unschedulable: false, intent: null },
    ]);
  });

  it("only when no eviction of its pods is on its way", async () => {
    const { world, pass } = engineOn([inMaintenance()], web(1));
    const { promise, resolve } = Promise.withResolvers<EvictionOutcome>();
    world.answer = () => promise;
    await pass();
    world.nodes = [inMaintenance({ ending: stamp })];
    await pass();
    expect(world.patches).toEqual([]);
    resolve({ kind: "accepted" });
    await pass();
    expect(world.patches[0]).toMatchObject({ intent: null });
    expect(world.evicted).toHaveLength(1);
  });

  it("shows why it could not, tries again after two seconds, and forgets the trouble", async () => {
    const { world, pass, engine } = engineOn([inMaintenance({ ending: stamp })]);
    world.patchFails = new DrydockError({ code: "forbidden", verb: "patch", object: "nodes", why: "RBAC." });
    await pass(60);
    expect(engine.troubleOf("a")).toBe("Not allowed: patch nodes");
    const [said] = vi.mocked(process.stderr.write).mock.lastCall ?? [];
    expect(JSON.parse(String(said)).maintenance).toBe("m-1");
    world.patchFails = undefined;
    await vi.advanceTimersByTimeAsync(2_100);
    expect(world.patches.length).toBeGreaterThan(0);
    expect(engine.troubleOf("a")).toBeUndefined();
  });

  it.each<[string, DrydockError, number]>([
    ["a refusal", new DrydockError({ code: "forbidden", verb: "patch", object: "nodes", why: "RBAC." }), 6],
    ["a lost race", new DrydockError({ code: "conflict", object: "node a", why: "It has changed." }), 41],
  ])("does not storm the API server after %s", async (_, failure, most) => {
    const { world, pass } = engineOn([inMaintenance({ ending: stamp })]);
    world.patchFails = failure;
    for (let n = 0; n < 100; n++) await pass(100);
    expect(world.tries).toBeGreaterThan(most / 2);
    expect(world.tries).toBeLessThanOrEqual(most);
  });

  it("forgets the trouble of a node that went with its maintenance", async () => {
    const { world, pass, engine } = engineOn([inMaintenance({ ending: stamp })]);
    world.patchFails = new DrydockError({ code: "not-found", object: "node a" });
    await pass(60);
    expect(engine.troubleOf("a")).toBe("There is no node a");
    world.nodes = [buildNode("a", { uid: "uid-new" })];
    await pass(60);
    expect(engine.troubleOf("a")).toBeUndefined();
  });
});
