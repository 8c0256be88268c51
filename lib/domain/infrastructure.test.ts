import { describe, expect, it } from "vitest";
import { replacement } from "./drift";
import { CHANGE_ANNOTATIONS, changesOf, takesNodeAway } from "./infrastructure";
import type { ObservedNode } from "./observed";
import { at, buildNode, buildPod } from "./testing/build";

const config = (current: string, desired: string) => ({
  "machineconfiguration.openshift.io/currentConfig": current,
  "machineconfiguration.openshift.io/desiredConfig": desired,
});
const upgrade = (node: string, phase = "Running") =>
  buildPod("apply-os-on-a", {
    namespace: "system-upgrade",
    phase,
    labels: { "upgrade.cattle.io/node": node, "upgrade.cattle.io/plan": "os" },
  });
const effects = (over: Partial<ObservedNode>, pods = [buildPod("p")]) =>
  changesOf(buildNode("a", over), pods).map(({ effect }) => effect);
const taint = (key: string, value?: string) => ({ taints: [{ key, value, effect: "NoSchedule" }] });

describe("a change of the machine is known by", () => {
  it.each<[string, Partial<ObservedNode>, string[]]>([
    ["the deletion of the Node", { deletionAt: at(-9) }, ["removed"]],
    ["the cluster autoscaler", taint("ToBeDeletedByClusterAutoscaler"), ["removed"]],
    ["Karpenter", taint("karpenter.sh/disrupted"), ["re-created"]],
    ["Cluster API", taint("node.cluster.x-k8s.io/outdated-revision"), ["re-created"]],
    ["kOps", { changeMarks: { "kops.k8s.io/needs-update": "" } }, ["re-created"]],
    ["a machine config that is to come", { changeMarks: config("one", "two") }, ["upgraded"]],
    ["kured", { changeMarks: { "weave.works/kured-reboot-in-progress": at(-60) } }, ["rebooted"]],
    [
      "several at once",
      { ...taint("karpenter.sh/disrupted"), changeMarks: config("one", "two") },
      ["re-created", "upgraded"],
    ],
  ])("%s", (_, over, expected) => expect(effects(over)).toEqual(expected));

  it("a pod of system-upgrade-controller, named with its plan", () => {
    expect(changesOf(buildNode("a"), [upgrade("a")])).toEqual([
      {
        effect: "upgraded",
        says: "Plan os of system-upgrade-controller upgrades it (pod system-upgrade/apply-os-on-a).",
      },
    ]);
  });

  it.each<[string, Partial<ObservedNode>, ReturnType<typeof upgrade>[]]>([
    ["a machine config that is in force", { changeMarks: config("one", "one") }, []],
    ["a machine config of which half is known", { changeMarks: { [CHANGE_ANNOTATIONS[0]]: "one" } }, []],
    ["another taint of Karpenter", taint("karpenter.sh/disruption", "other"), []],
    ["an upgrade of another node", {}, [upgrade("b")]],
    ["an upgrade that is done", {}, [upgrade("a", "Succeeded")]],
    ["nothing", {}, []],
  ])("not by %s", (_, over, pods) => expect(effects(over, pods)).toEqual([]));
});

it.each([
  ["removed", true],
  ["re-created", true],
  ["upgraded", false],
  ["rebooted", false],
] as const)("a node that is %s is gone: %s", (effect, gone) => expect(takesNodeAway({ effect })).toBe(gone));

describe("the plan", () => {
  it("warns of an upgrade that leaves the node there, in other words than of its end", () => {
    expect(replacement(buildNode("a"), [upgrade("a")])).toEqual({
      id: "replacement",
      state: "warn",
      title: "An upgrade of the node is pending",
      detail:
        "Plan os of system-upgrade-controller upgrades it (pod system-upgrade/apply-os-on-a). It may reboot or drain the node at the same time: let it finish, or pause it.",
    });
  });

  it("warns of the end of the node first", () => {
    const node = buildNode("a", { ...taint("karpenter.sh/disrupted"), changeMarks: config("one", "two") });
    expect(replacement(node)).toMatchObject({ state: "warn", title: "The node is about to be replaced" });
  });
});
