import { describe, expect, it } from "vitest";
import { driftReadings, replacement } from "./drift";
import type { ObservedNode, ObservedPod } from "./observed";
import { stateOf } from "./state";
import { at, buildInput, buildIntent, buildNode, buildPod, NOW } from "./testing/build";

const notReady = { conditions: [{ type: "Ready", status: "Unknown", message: "Kubelet stopped posting" }] };
const capi = { name: "clusters/md-0-x", of: "Cluster API" } as const;
const taint = (key: string, effect = "NoSchedule", value?: string) => ({ taints: [{ key, effect, value }] });

describe("a node that is about to be replaced", () => {
  it.each<[string, Partial<ObservedNode>, string]>([
    ["removed", taint("ToBeDeletedByClusterAutoscaler"), "The cluster autoscaler is removing it"],
    [
      "a candidate",
      taint("DeletionCandidateOfClusterAutoscaler", "PreferNoSchedule"),
      "The cluster autoscaler may remove it soon",
    ],
    ["Karpenter's", taint("karpenter.sh/disrupted"), "Karpenter is replacing it"],
    [
      "Karpenter's of old",
      taint("karpenter.sh/disruption", "NoSchedule", "disrupting"),
      "Karpenter is replacing it",
    ],
    [
      "outdated",
      taint("node.cluster.x-k8s.io/outdated-revision", "PreferNoSchedule"),
      "Cluster API will replace it: its Machine is of an old revision",
    ],
    [
      "shut down",
      taint("node.cloudprovider.kubernetes.io/shutdown"),
      "The cloud says that its machine is shut down",
    ],
    ["being deleted", { deletionAt: at(-9) }, `The Node object is being deleted, since ${at(-9)}.`],
  ])("%s: warns in the plan and while it runs, and stops nothing", (_, over, says) => {
    const node = buildNode("a", { ...over, unschedulable: true });
    expect(replacement(node)).toMatchObject({
      state: "warn",
      title: "The node is about to be replaced",
      detail: expect.stringContaining(says),
    });
    const state = stateOf(buildInput({ node, pods: [buildPod("p")] }));
    expect(state.phase).toBe("initiated");
    expect(state.readings).toContainEqual({
      id: "replacement",
      state: "warn",
      title: "About to be replaced",
      value: "yes",
      detail: expect.stringContaining(says),
    });
  });

  it("names all who say so", () => {
    const node = buildNode("a", { ...taint("karpenter.sh/disrupted"), deletionAt: at(-9) });
    expect(replacement(node).detail).toBe(
      `The Node object is being deleted, since ${at(-9)}. Karpenter is replacing it (taint karpenter.sh/disrupted). Its maintenance would go with it.`,
    );
  });

  it.each<[string, Partial<ObservedNode>, object]>([
    ["of no autoscaler", {}, { state: "pass" }],
    ["with another taint of Karpenter", taint("karpenter.sh/disruption"), { state: "pass" }],
    ["with a cordon", taint("node.kubernetes.io/unschedulable"), { state: "pass" }],
    [
      "of Cluster API",
      { machine: capi },
      {
        state: "unknown",
        title: "Cluster API may replace it",
        detail: expect.stringContaining(
          "Cluster API made it from Machine clusters/md-0-x. Whether a MachineHealthCheck",
        ),
      },
    ],
    [
      "of OpenShift",
      { machine: { name: "openshift-machine-api/w-1", of: "OpenShift's Machine API" } },
      { state: "unknown", title: "OpenShift's Machine API may replace it" },
    ],
  ])("is not one %s", (_, over, expected) => {
    const node = buildNode("a", over);
    expect(replacement(node)).toMatchObject(expected);
    expect(driftReadings(node, buildIntent(), []).map(({ id }) => id)).not.toContain("replacement");
  });

  it("may be one once it is down, where a MachineHealthCheck could watch it", () => {
    const readings = (over: Partial<ObservedNode>) => driftReadings(buildNode("a", over), buildIntent(), []);
    expect(readings({ ...notReady, machine: capi })).toContainEqual({
      id: "replacement",
      state: "warn",
      title: "Cluster API may replace it",
      value: "not known",
      detail: expect.stringContaining("was not evaluated"),
    });
    expect(readings(notReady).map(({ id }) => id)).not.toContain("replacement");
  });
});

describe("readings of the node itself", () => {
  const readings = (over: Partial<ObservedNode>, bootId?: string, pods: ObservedPod[] = []) =>
    driftReadings(buildNode("a", over), buildIntent({ bootId }), pods);
  const leaving = [buildPod("p", { deletionAt: at(-60) })];

  it.each([
    ["no", "boot-1", "Its boot ID is the same as at the start."],
    ["yes", "boot-2", "Its boot ID is another one than at the start."],
  ])("rebooted: %s, and no stop", (value, bootId, detail) => {
    expect(readings({ bootId }, "boot-1")).toContainEqual({
      id: "rebooted",
      state: "ok",
      title: "Rebooted since the start",
      value,
      detail,
    });
  });

  it.each([
    [undefined, "boot-1"],
    ["boot-1", undefined],
  ])("say nothing of reboots where a boot ID is missing: %s, %s", (now, before) => {
    expect(readings({ bootId: now }, before).map(({ id }) => id)).toEqual(["kubelet"]);
  });

  it.each<[string, Partial<ObservedNode>, ObservedPod[], object]>([
    ["Ready", {}, leaving, { state: "ok", value: "Ready" }],
    [
      "not Ready while pods leave",
      notReady,
      leaving,
      { state: "warn", detail: "It said: Kubelet stopped posting. Pods stay Terminating until it is back." },
    ],
    [
      "unreachable while pods leave",
      { ...notReady, ...taint("node.kubernetes.io/unreachable", "NoExecute") },
      leaving,
      { state: "warn", detail: expect.stringContaining("delete them without asking budgets") },
    ],
    [
      "out of service",
      { ...notReady, ...taint("node.kubernetes.io/out-of-service", "NoExecute") },
      leaving,
      { state: "warn", detail: expect.stringContaining("volumes detached by force") },
    ],
    [
      "not Ready with nobody left: the machine is off",
      notReady,
      [],
      { state: "ok", value: "not Ready", detail: expect.stringContaining("while the machine is off") },
    ],
  ])("kubelet: %s", (_, over, pods, expected) => {
    expect(readings(over, undefined, pods)).toMatchObject([{ id: "kubelet", ...expected }]);
  });
});

describe("a pod that does not end", () => {
  const stuck = buildPod("p", { deletionAt: at(-60) });
  const cause = (over: Partial<ObservedNode>) => {
    const node = buildNode("a", { unschedulable: true, ...over });
    return stateOf({ ...buildInput({ node, pods: [stuck] }), now: NOW }).remaining[0]?.detail;
  };

  it.each([
    [{}, "the kubelet has not confirmed that it stopped. Check the node's kubelet."],
    [notReady, "the kubelet is not Ready. Pods stay Terminating until it is back."],
  ])("blames the kubelet by what it says: %o", (over, detail) => {
    expect(cause(over)).toBe(`Should be gone for 1 min 00 s: ${detail}`);
  });
});
