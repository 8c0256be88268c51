import { expect, test } from "vitest";
import { buildPod } from "@/lib/domain/testing/build";
import { createPodKeeper } from "./pod-keeper";

test("is unknown until pods were listed, also when there are none", () => {
  const keeper = createPodKeeper();
  expect(keeper.index()).toBeUndefined();
  keeper.change({ relisted: true, set: [], removed: [] });
  expect(keeper.index()?.all()).toEqual([]);
});

test("is the same until something changes, and what was handed out stays as it was", () => {
  const keeper = createPodKeeper();
  const [a, b] = [buildPod("a"), buildPod("b")];
  keeper.change({ relisted: true, set: [a, b], removed: [] });
  const first = keeper.index();
  expect(keeper.index()).toBe(first);
  keeper.change({ relisted: false, set: [], removed: [a] });
  expect(keeper.index()?.all()).toEqual([b]);
  expect(first?.all()).toEqual([a, b]);
});

test("puts what changed several times between two looks in once", () => {
  const keeper = createPodKeeper();
  const [v0, v1, v2] = ["Pending", "Running", "Failed"].map((phase) => buildPod("a", { phase }));
  if (!v0 || !v1 || !v2) throw new Error("three were made");
  keeper.change({ relisted: true, set: [v0], removed: [] });
  keeper.index();
  keeper.change({ relisted: false, set: [v1], removed: [v0] });
  keeper.change({ relisted: false, set: [v2], removed: [v1] });
  expect(keeper.index()?.all()).toEqual([v2]);
  // Within one batch as well: created, changed and deleted.
  const passing = buildPod("passing");
  keeper.change({ relisted: false, set: [passing], removed: [passing] });
  expect(keeper.index()?.all()).toEqual([v2]);
});

test("takes what was deleted during an outage out on the relist", () => {
  const keeper = createPodKeeper();
  const [a, b, c] = [buildPod("a"), buildPod("b"), buildPod("c")];
  keeper.change({ relisted: true, set: [a, b], removed: [] });
  keeper.index();
  keeper.change({ relisted: true, set: [c], removed: [a] });
  expect(keeper.index()?.byNode.group("a")).toEqual([b, c]);
});
