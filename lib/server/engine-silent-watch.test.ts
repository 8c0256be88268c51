import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { buildIntent, buildNode, buildPod, NOW } from "@/lib/domain/testing/build";
import { engineOn } from "./testing/fake-engine";

const inMaintenance = () => buildNode("a", { unschedulable: true, intent: buildIntent() });
const web = (count: number) => Array.from({ length: count }, (_, n) => buildPod(`p${n}`));
const stamp = { by: "noah", at: NOW.toISOString() };

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("with a watch that brings nothing", () => {
  it("a node is read before more is evicted from it, and not before each eviction", async () => {
    const { world, pass } = engineOn([inMaintenance()], web(1));
    await pass();
    expect([world.evicted.length, world.reads]).toEqual([1, 0]);
    await pass(9_000);
    world.pods = web(9);
    await pass(2_000);
    expect([world.evicted.length, world.reads]).toEqual([9, 0]);
    world.pods = [...web(9), buildPod("late")];
    await pass();
    expect([world.evicted.length, world.reads]).toEqual([10, 1]);
  });

  it.each<[string, Parameters<typeof buildNode>[1]]>([
    ["uncordoned", { unschedulable: false, intent: buildIntent() }],
    ["paused", { unschedulable: true, intent: buildIntent({ paused: stamp }) }],
    ["turned off", { unschedulable: true, intent: buildIntent({ ending: stamp }) }],
    ["out of maintenance", { unschedulable: false }],
  ])("nothing is evicted from a node that is %s by now, until the watch is back", async (_, node) => {
    const { world, pass } = engineOn([inMaintenance()]);
    await pass(11_000);
    world.actual = buildNode("a", node);
    world.pods = web(1);
    await pass(20_000);
    expect(world.evicted).toEqual([]);
    expect(world.reads).toBeGreaterThan(1);
    expect(world.reads).toBeLessThan(15);
    world.actual = undefined;
    await pass(3_000);
    expect(world.evicted).toEqual(["p0"]);
  });
});
