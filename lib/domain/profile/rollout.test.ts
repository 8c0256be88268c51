import { describe, expect, it } from "vitest";
import { at, buildIntent, buildNode, buildPod, nodesAre } from "@/lib/domain/testing/build";
import type { RolloutObject } from "./observed";
import { rolloutOf } from "./rollout";

const object: RolloutObject = {
  kind: "DaemonSet",
  namespace: "kube-system",
  name: "cilium",
  uid: "uid-cilium",
  images: [],
  desired: 3,
  updated: 1,
  unseen: false,
  onDelete: false,
};
const pod = (nodeName: string, revision: string, over = {}) =>
  buildPod(`cilium-${nodeName}`, { nodeName, labels: { "controller-revision-hash": revision }, ...over });
const pods = [pod("a", "old"), pod("b", "new"), pod("c", "old")];
const nodeOf = nodesAre([buildNode("a"), buildNode("b"), buildNode("c", { intent: buildIntent() })]);
const rollout = (over: Partial<RolloutObject> = {}, revision: string | undefined = "new", of = pods) =>
  rolloutOf({ ...object, ...over }, of, revision, nodeOf);

describe("a rollout that is not done", () => {
  it("names the nodes that are behind, those in maintenance first", () => {
    expect(rollout()).toEqual({
      kind: "DaemonSet",
      namespace: "kube-system",
      name: "cilium",
      desired: 3,
      updated: 1,
      state: "under-way",
      behind: [
        { node: "c", inMaintenance: true },
        { node: "a", inMaintenance: false },
      ],
    });
  });

  it("names none where the current revision is not known", () => {
    expect(rolloutOf(object, pods, undefined, nodeOf).behind).toEqual([]);
  });

  it("names none of a Deployment: its pods belong to no node", () => {
    expect(rollout({ kind: "Deployment" })).toMatchObject({ state: "under-way", behind: [] });
  });

  it("does not name a node whose pod is on its way out, or that has none yet", () => {
    const leaving = pod("a", "old", { deletionAt: at(5) });
    const placed = pod("x", "old", { nodeName: undefined });
    expect(rollout({}, "new", [leaving, placed]).behind).toEqual([]);
  });

  it("names a node that is gone from the cluster's list as in no maintenance", () => {
    expect(rollout({}, "new", [pod("gone", "old")]).behind).toEqual([{ node: "gone", inMaintenance: false }]);
  });

  it("waits for somebody where pods are replaced on deletion only", () => {
    expect(rollout({ onDelete: true }).state).toBe("waits-for-deletion");
  });
});

describe("a rollout is", () => {
  it.each<[string, Partial<RolloutObject>, string]>([
    ["done when all are updated", { updated: 3 }, "done"],
    ["done when none is wanted", { desired: 0, updated: 0 }, "done"],
    ["done on deletion only, too", { updated: 3, onDelete: true }, "done"],
    ["not done before its controller has seen it", { updated: 3, unseen: true }, "unseen"],
  ])("%s", (_, over, state) => expect(rollout(over).state).toBe(state));

  it("behind nowhere once it is done", () => expect(rollout({ updated: 3 }).behind).toEqual([]));
});
