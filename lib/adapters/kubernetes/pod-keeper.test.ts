import { expect, test, vi } from "vitest";
import type { ObservedPod } from "@/lib/domain/observed";
import { buildPod } from "@/lib/domain/testing/build";
import { createPodKeeper } from "./pod-keeper";

const list = (...set: ObservedPod[]) => ({ relisted: true, set, removed: [] });

/** A keeper to which these pods were listed. */
async function keeperOf(...pods: ObservedPod[]) {
  const ready = vi.fn();
  const keeper = createPodKeeper(ready);
  keeper.change(list(...pods));
  await expect.poll(() => ready.mock.calls.length).toBe(1);
  return keeper;
}

test("is unknown until pods were listed, also when there are none", async () => {
  const ready = vi.fn();
  const keeper = createPodKeeper(ready);
  expect(keeper.index()).toBeUndefined();
  keeper.change(list());
  await expect.poll(() => ready.mock.calls.length).toBe(1);
  expect(keeper.index()?.all()).toEqual([]);
});

test("the first index is made in turns with other work, and then holds what changed meanwhile", async () => {
  const ready = vi.fn();
  const keeper = createPodKeeper(ready);
  const pods = Array.from({ length: 60_000 }, (_, at) => buildPod(`p${at}`, { nodeName: `n${at % 2_000}` }));
  const [first, second] = pods;
  if (!first || !second) throw new Error("they were made");
  let turns = 0;
  const other = setInterval(() => turns++, 0);
  keeper.change(list(...pods));
  const newer = { ...second, phase: "Failed" };
  keeper.change({ relisted: false, set: [newer], removed: [first, second] });
  expect(keeper.index()).toBeUndefined();
  await expect.poll(() => ready.mock.calls.length).toBe(1);
  clearInterval(other);
  expect(turns).toBeGreaterThan(1);
  expect(keeper.index()?.all()).toHaveLength(59_999);
  expect(keeper.index()?.byNode.group("n0")).not.toContain(first);
  expect(keeper.index()?.byNode.group("n1")).toContain(newer);
});

test("is the same until something changes, and what was handed out stays as it was", async () => {
  const [a, b] = [buildPod("a"), buildPod("b")];
  const keeper = await keeperOf(a, b);
  const first = keeper.index();
  expect(keeper.index()).toBe(first);
  keeper.change({ relisted: false, set: [], removed: [a] });
  expect(keeper.index()?.all()).toEqual([b]);
  expect(first?.all()).toEqual([a, b]);
});

test("puts what changed several times between two looks in once", async () => {
  const [v0, v1, v2] = ["Pending", "Running", "Failed"].map((phase) => buildPod("a", { phase }));
  if (!v0 || !v1 || !v2) throw new Error("three were made");
  const keeper = await keeperOf(v0);
  keeper.change({ relisted: false, set: [v1], removed: [v0] });
  keeper.change({ relisted: false, set: [v2], removed: [v1] });
  expect(keeper.index()?.all()).toEqual([v2]);
  // Within one batch as well: created, changed and deleted.
  const passing = buildPod("passing");
  keeper.change({ relisted: false, set: [passing], removed: [passing] });
  expect(keeper.index()?.all()).toEqual([v2]);
});

test("takes what was deleted during an outage out on the relist", async () => {
  const [a, b, c] = [buildPod("a"), buildPod("b"), buildPod("c")];
  const keeper = await keeperOf(a, b);
  keeper.change({ relisted: true, set: [c], removed: [a] });
  expect(keeper.index()?.byNode.group("a")).toEqual([b, c]);
});
