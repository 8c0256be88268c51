import { describe, expect, it } from "vitest";
import type { ObservedPod } from "@/lib/domain/observed";
import {
  at,
  buildControlPlane,
  buildIndex,
  buildIntent,
  buildNode,
  buildPod,
  ownerNamed,
} from "@/lib/domain/testing/build";
import { type ScanScope, scanCheck, scanRefusal, targetsOf } from "./rules";

const away = (name: string) => buildNode(name, { intent: buildIntent() });

describe("a scan is refused", () => {
  it.each([
    ["while a node is in maintenance", [buildNode("a"), away("b")], "b is in maintenance: what a scan finds"],
    ["while several are", [away("a"), away("b")], "a and b are in maintenance"],
    ["under an intent that can't be read", [buildNode("a", { intent: "unreadable" })], "a is in maintenance"],
  ])("%s", (_, nodes, why) => expect(scanRefusal(nodes)).toContain(why));

  it("not while none is", () => expect(scanRefusal([buildNode("a")])).toBeUndefined());
});

describe("a scan looks at", () => {
  const index = buildIndex({
    nodes: [
      buildControlPlane("p"),
      buildNode("w"),
      buildNode("down", { conditions: [{ type: "Ready", status: "Unknown" }] }),
    ],
  });
  it.each<[ScanScope, string[], string[]]>([
    ["all", ["p control plane", "w"], ["down"]],
    ["control-plane", ["p control plane"], []],
    ["workers", ["w"], ["down"]],
  ])("%s", (scope, targets, notReady) => {
    const found = targetsOf(index, scope);
    expect(
      found.targets.map(({ node, controlPlane }) => (controlPlane ? `${node} control plane` : node)),
    ).toEqual(targets);
    expect(found.notReady).toEqual(notReady);
  });
});

describe("the plan", () => {
  const scan = (over: Partial<ObservedPod>) =>
    scanCheck(
      buildIndex({ pods: [buildPod("web"), buildPod("scan", { namespace: "x", nodeName: "b", ...over })] }),
    );

  it.each<[string, Partial<ObservedPod>]>([
    ["that was started here", { labels: { "drydock.dev/scan": "1" } }],
    ["of kube-bench", { labels: { app: "kube-bench" } }],
    ["of a Job of kube-bench", { controller: ownerNamed("kube-bench-master", "Job") }],
    ["of Sonobuoy", { labels: { "sonobuoy-component": "aggregator" }, controller: undefined }],
    ["that waits for its node", { labels: { app: "kube-bench" }, phase: "Pending", nodeName: undefined }],
  ])("warns of a scan %s, on whatever node", (_, over) => {
    expect(scan(over)).toMatchObject({
      id: "scans",
      state: "warn",
      title: "A scan runs",
      detail: expect.stringMatching(/^x\/scan\. /),
    });
  });

  it.each<[string, Partial<ObservedPod>]>([
    ["that is done", { labels: { app: "kube-bench" }, phase: "Succeeded" }],
    ["that failed", { labels: { app: "kube-bench" }, phase: "Failed" }],
    ["that is on its way out", { labels: { app: "kube-bench" }, deletionAt: at(5) }],
    ["that is none", { controller: ownerNamed("kube-bench-web", "ReplicaSet") }],
  ])("does not warn of one %s", (_, over) => expect(scan(over).state).toBe("pass"));

  it("counts several", () => {
    const labels = { "drydock.dev/scan": "1" };
    const pods = [buildPod("s1", { labels }), buildPod("s2", { labels })];
    expect(scanCheck(buildIndex({ pods })).title).toBe("2 pods of scans run");
  });
});
