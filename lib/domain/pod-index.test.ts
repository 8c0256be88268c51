import { expect, it } from "vitest";
import { PodIndex } from "./pod-index";
import { buildPod, ownerNamed } from "./testing/build";

const names = (pods: readonly { name: string }[]) => pods.map(({ name }) => name).sort();

it("finds pods by node and by controller, and those that no node runs", () => {
  const pods = [
    buildPod("here"),
    buildPod("there", { nodeName: "b", controller: ownerNamed("db") }),
    buildPod("bare", { controller: undefined }),
    buildPod("waiting", { nodeName: undefined }),
  ];
  const index = PodIndex.of(pods);
  expect(names(index.byNode.group("a"))).toEqual(["bare", "here"]);
  expect(names(index.byController.group("uid-web"))).toEqual(["here", "waiting"]);
  expect(names(index.byController.group(""))).toEqual(["bare"]);
  expect(names(index.unplaced())).toEqual(["waiting"]);
  expect(new Set(index.all())).toEqual(new Set(pods));
  expect(index.all()).toBe(index.all());
});

it("moves a pod that was placed from those that wait to its node", () => {
  const waiting = buildPod("p", { nodeName: undefined });
  const placed = { ...waiting, nodeName: "b" };
  const index = PodIndex.of([waiting, buildPod("q")]).with(new Set([waiting]), new Set([placed]));
  expect(index.unplaced()).toEqual([]);
  expect(index.byNode.group("b")).toEqual([placed]);
  expect(index.byController.group("uid-web")).toHaveLength(2);
  expect(names(index.all())).toEqual(["p", "q"]);
});

it("takes what was just read for all that some nodes have", () => {
  const index = PodIndex.of([buildPod("old"), buildPod("gone"), buildPod("other", { nodeName: "b" })]);
  const read = index.withPodsOf(new Set(["a"]), [buildPod("old"), buildPod("new")]);
  expect(names(read.all())).toEqual(["new", "old", "other"]);
  expect(names(index.all())).toEqual(["gone", "old", "other"]);
});
