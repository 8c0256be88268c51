import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { buildBudget, buildIntent, buildNode, buildPod, NOW } from "@/lib/domain/testing/build";
import { engineOn } from "./testing/fake-engine";

const never = { disruptionsAllowed: 0, desiredHealthy: 3 };

beforeEach(() => void vi.useFakeTimers({ now: NOW }));
afterEach(() => void vi.useRealTimers());

it("a budget that can never allow is asked once, again when it has changed, and left when it allows", async () => {
  const node = buildNode("a", { unschedulable: true, intent: buildIntent() });
  const pods = [buildPod("p1"), buildPod("p2")];
  const { world, pass } = engineOn([node], pods, [buildBudget("x", never)]);
  world.answer = async () => ({ kind: "budget", message: "needs 3 healthy pods and has 3 currently" });
  await pass(3_600_000);
  expect(world.evicted).toEqual(["p1"]);

  world.budgets = [buildBudget("x", { ...never, resourceVersion: "2" })];
  await pass(3_600_000);
  expect(world.evicted).toEqual(["p1", "p1"]);

  world.budgets = [buildBudget("x", { resourceVersion: "3" })];
  world.answer = async () => ({ kind: "accepted" });
  await pass();
  expect(world.evicted).toHaveLength(3);
});
