import { describe, expect, it } from "vitest";
import { buildControlPlane, buildIndex, buildIntent, buildNode, buildPod } from "@/lib/domain/testing/build";
import { type ScanScope, scanRefusal, targetsOf } from "./rules";

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
  const down = buildNode("down", { conditions: [{ type: "Ready", status: "Unknown" }] });
  const etcd = buildPod("etcd-p", { nodeName: "p", mirror: true, labels: { component: "etcd" } });
  const index = buildIndex({
    nodes: [buildControlPlane("p"), buildControlPlane("q"), buildNode("w"), down],
    pods: [etcd, buildPod("fake", { nodeName: "w", labels: { component: "etcd" } })],
  });
  it.each<[string, ScanScope, string[], string[], string[]]>([
    ["all nodes", "all", ["p control plane etcd", "q control plane", "w"], ["down"], []],
    ["the control plane", "control-plane", ["p control plane etcd", "q control plane"], [], []],
    ["workers", "workers", ["w"], ["down"], []],
    ["those that were named", { nodes: ["w", "p"] }, ["p control plane etcd", "w"], [], []],
    ["none that is not there", { nodes: ["w", "x", "down"] }, ["w"], ["down"], ["x"]],
    ["nothing", { nodes: [] }, [], [], []],
  ])("%s", (_, scope, targets, notReady, unknown) => {
    const found = targetsOf(index, scope);
    expect(
      found.targets.map(({ node, ...is }) =>
        [node, is.controlPlane && "control plane", is.etcd && "etcd"].filter(Boolean).join(" "),
      ),
    ).toEqual(targets);
    expect([found.notReady, found.unknown]).toEqual([notReady, unknown]);
  });
});
