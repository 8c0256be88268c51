import { describe, expect, it } from "vitest";
import {
  healthOf,
  intentOf,
  isControlPlane,
  isReady,
  kubectlStatus,
  poolOf,
  rolesOf,
  takesPods,
  zoneOf,
} from "./node";
import type { NodeCondition } from "./observed";
import { buildControlPlane, buildEtcd, buildIndex, buildIntent, buildNode, buildPod } from "./testing/build";

const ROLE = "node-role.kubernetes.io/";
const ready: NodeCondition = { type: "Ready", status: "True", message: "kubelet is posting ready status" };

describe("roles", () => {
  it("are the suffixes of the role labels, sorted", () => {
    const labels = { [`${ROLE}worker`]: "", [`${ROLE}gpu`]: "true", [ROLE]: "", "kubernetes.io/role": "x" };
    expect(rolesOf(buildNode("a", { labels }))).toEqual(["gpu", "worker"]);
  });

  it.each(["control-plane", "master"])("%s makes a control-plane node", (role) => {
    const node = buildNode("a", { labels: { [ROLE + role]: "" } });
    expect(isControlPlane(buildIndex(), node)).toBe(true);
  });

  it.each([
    ["a mirror etcd", buildEtcd("a"), true],
    ["a mirror API server", buildEtcd("a", { labels: { component: "kube-apiserver" } }), true],
    ["a mirror of something else", buildEtcd("a", { labels: { component: "kube-proxy" } }), false],
    ["an etcd that is no mirror pod", buildPod("etcd", { labels: { component: "etcd" } }), false],
    ["an etcd on another node", buildEtcd("b"), false],
  ])("%s shows a control plane: %o", (_, pod, expected) => {
    expect(isControlPlane(buildIndex({ pods: [pod] }), buildNode("a"))).toBe(expected);
  });
});

describe("poolOf", () => {
  const ordered = [
    "karpenter.sh/nodepool",
    "eks.amazonaws.com/nodegroup",
    "cloud.google.com/gke-nodepool",
    "kubernetes.azure.com/agentpool",
    "cluster.x-k8s.io/deployment-name",
    "node.kubernetes.io/pool",
  ];

  it.each(ordered.map((label, place) => [label, place] as const))(
    "%s wins over those after it",
    (label, place) => {
      const labels = Object.fromEntries(ordered.slice(place).map((key) => [key, `by ${key}`]));
      expect(poolOf(buildIndex(), buildNode("a", { labels }))).toEqual({
        name: `by ${label}`,
        kind: "worker",
      });
    },
  );

  it("falls back to the role, also where the label is empty", () => {
    expect(poolOf(buildIndex(), buildNode("a", { labels: { "karpenter.sh/nodepool": "" } })).name).toBe(
      "workers",
    );
    expect(poolOf(buildIndex(), buildControlPlane("a"))).toEqual({
      name: "control-plane",
      kind: "control-plane",
    });
  });

  it("keeps the kind of a control-plane node that has a pool label", () => {
    const node = buildControlPlane("a");
    node.labels["node.kubernetes.io/pool"] = "masters";
    expect(poolOf(buildIndex(), node)).toEqual({ name: "masters", kind: "control-plane" });
  });
});

it("reads the zone from the stable label before the old one", () => {
  const old = { "failure-domain.beta.kubernetes.io/zone": "old" };
  expect(zoneOf(buildNode("a"))).toBeUndefined();
  expect(zoneOf(buildNode("a", { labels: old }))).toBe("old");
  expect(zoneOf(buildNode("a", { labels: { ...old, "topology.kubernetes.io/zone": "z1" } }))).toBe("z1");
});

describe("kubectlStatus", () => {
  it.each([
    [[ready], false, "Ready"],
    [[ready], true, "Ready,SchedulingDisabled"],
    [[{ type: "Ready", status: "False" }], false, "NotReady"],
    [[{ type: "Ready", status: "Unknown" }], true, "NotReady,SchedulingDisabled"],
    [[], false, "Unknown"],
    [[{ type: "DiskPressure", status: "True" }], true, "Unknown,SchedulingDisabled"],
  ])("%j, unschedulable %s: %s", (conditions, unschedulable, expected) => {
    expect(kubectlStatus(buildNode("a", { conditions, unschedulable }))).toBe(expected);
  });
});

describe("healthOf", () => {
  const down = { type: "Ready", status: "False" };
  const pressure = (type: string) => ({ type, status: "True" });
  it.each([
    ["healthy", "Healthy", [ready]],
    ["not-ready", "the kubelet has not reported yet", []],
    ["not-ready", "the kubelet has not reported yet", [down]],
    ["not-ready", "KubeletNotReady", [{ ...down, reason: "KubeletNotReady" }]],
    ["not-ready", "PLEG is not healthy", [{ ...down, reason: "X", message: "PLEG is not healthy" }]],
    ["not-ready", "gone", [{ type: "Ready", status: "Unknown", message: "gone" }, pressure("DiskPressure")]],
    ["pressure", "disk pressure", [ready, pressure("DiskPressure")]],
    [
      "pressure",
      "memory pressure, too many processes",
      [pressure("MemoryPressure"), ready, pressure("PIDPressure")],
    ],
    ["pressure", "network unavailable", [ready, pressure("NetworkUnavailable")]],
    ["healthy", "Healthy", [ready, { type: "DiskPressure", status: "False" }]],
    ["healthy", "Healthy", [ready, pressure("SomethingElse")]],
  ])("%s: %s", (state, text, conditions) => {
    expect(healthOf(buildNode("a", { conditions }))).toEqual({ state, text });
  });

  it("is Ready only with status True", () => {
    expect(isReady(buildNode("a"))).toBe(true);
    expect(isReady(buildNode("a", { conditions: [down] }))).toBe(false);
    expect(isReady(buildNode("a", { conditions: [] }))).toBe(false);
  });
});

describe("takesPods", () => {
  it.each([
    ["a plain node", {}, true],
    ["a cordoned one", { unschedulable: true }, false],
    ["one that is not Ready", { conditions: [] }, false],
    ["one in maintenance", { intent: buildIntent() }, false],
    ["one with an unreadable intent", { intent: "unreadable" as const }, false],
    ["a NoSchedule taint", { taints: [{ key: "gpu", effect: "NoSchedule" }] }, false],
    ["a NoExecute taint", { taints: [{ key: "gpu", effect: "NoExecute" }] }, false],
    ["a PreferNoSchedule taint", { taints: [{ key: "spot", effect: "PreferNoSchedule" }] }, true],
  ])("%s: %s", (_, over, expected) => {
    expect(takesPods(buildNode("a", over))).toBe(expected);
  });
});

it("gives out only an intent that was read", () => {
  const intent = buildIntent();
  expect(intentOf(buildNode("a", { intent }))).toBe(intent);
  expect(intentOf(buildNode("a", { intent: "unreadable" }))).toBeUndefined();
  expect(intentOf(buildNode("a"))).toBeUndefined();
});
