import { describe, expect, it } from "vitest";
import { kubelet, lastSchedulable, notInMaintenance, permission, quickRefusal, refusalOf } from "./checks";
import type { PlanCheck } from "./maintenance";
import type { ObservedNode } from "./observed";
import { buildControlPlane, buildIndex, buildIntent, buildNode } from "./testing/build";

const down = { conditions: [{ type: "Ready", status: "Unknown", message: "Kubelet stopped posting" }] };

describe("notInMaintenance", () => {
  it.each([
    ["pass", undefined, "No intent stands on the node."],
    ["refuse", buildIntent({ by: "noah" }), "Turned on by noah."],
    ["refuse", "unreadable" as const, "Turned on by an annotation that this version can't read."],
  ])("%s: %o", (state, intent, detail) => {
    expect(notInMaintenance(buildNode("a", { intent }))).toMatchObject({ state, detail });
  });
});

describe("lastSchedulable", () => {
  const left = (...others: ObservedNode[]) =>
    lastSchedulable(buildIndex({ nodes: [buildNode("a"), ...others] }), buildNode("a"));

  it.each<[string, ObservedNode[]]>([
    ["it is alone", []],
    ["the other is cordoned", [buildNode("b", { unschedulable: true })]],
    ["the other is not Ready", [buildNode("b", down)]],
    ["the other is in maintenance", [buildNode("b", { intent: buildIntent() })]],
    ["the other is a dedicated control plane", [buildControlPlane("b")]],
  ])("refuses when %s", (_, others) => {
    expect(left(...others)).toMatchObject({ state: "refuse", title: "Last schedulable node" });
  });

  it("counts those that are left among all", () => {
    expect(left(buildNode("b"))).toMatchObject({
      state: "pass",
      detail: "1 other node of 2 schedulable is Ready.",
    });
    expect(left(buildNode("b"), buildNode("c"), buildNode("d", down)).detail).toBe(
      "2 other nodes of 3 schedulable are Ready.",
    );
  });

  it("does not count the node itself once it is cordoned", () => {
    const cordoned = buildNode("a", { unschedulable: true });
    const index = buildIndex({ nodes: [cordoned, buildNode("b"), buildNode("c")] });
    expect(lastSchedulable(index, cordoned).detail).toBe("2 other nodes of 2 schedulable are Ready.");
  });
});

describe("kubelet", () => {
  it.each([
    ["pass", buildNode("a"), "It can stop pods"],
    ["warn", buildNode("a", down), "It said: Kubelet stopped posting. Pods stay Terminating"],
    ["warn", buildNode("a", { conditions: [] }), "the kubelet has not reported yet"],
  ])("%s", (state, node, detail) => {
    expect(kubelet(node)).toMatchObject({ state, detail: expect.stringContaining(detail) });
  });

  it("passes under pressure: it still stops pods", () => {
    const conditions = [
      { type: "Ready", status: "True" },
      { type: "DiskPressure", status: "True" },
    ];
    expect(kubelet(buildNode("a", { conditions })).state).toBe("pass");
  });
});

describe("permission", () => {
  const ask = (verb: string, resource: string, allowed?: boolean) => ({ verb, resource, allowed });
  const all = [
    ask("patch", "nodes", true),
    ask("create", "pods/eviction", true),
    ask("create", "leases", true),
    ask("update", "leases", true),
  ];

  const none = { consents: [] };

  it.each([
    ["pass", "all allowed", all],
    ["pass", "something else is not", [...all, ask("get", "secrets", false)]],
    ["unknown", "nothing was asked", undefined],
    ["unknown", "nothing that counts was asked", [ask("get", "secrets", true)]],
    ["unknown", "one got no answer", [...all.slice(1), ask("patch", "nodes")]],
    ["refuse", "one is denied", [...all.slice(1), ask("patch", "nodes", false)]],
    [
      "refuse",
      "one is denied and one got no answer",
      [ask("patch", "nodes", false), ask("create", "leases")],
    ],
  ])("%s: %s", (state, _, permissions) => {
    expect(permission(permissions, none).state).toBe(state);
  });

  it.each(["delete", "delete-at-deadline"] as const)("asks for the right to delete only for %s", (cause) => {
    const naming = { consents: [{ uid: "uid-p", cause }] };
    const denied = [...all, ask("delete", "pods", false)];
    expect(permission(denied, none).state).toBe("pass");
    expect(permission(denied, naming)).toMatchObject({
      state: "refuse",
      detail: expect.stringContaining("lack: delete pods."),
    });
  });

  it("names what is missing", () => {
    const denied = [...all.slice(2), ask("patch", "nodes", false), ask("create", "pods/eviction", false)];
    expect(permission(denied, none).detail).toContain("lack: patch nodes and create pods/eviction.");
  });

  it("names the person who lacks it in the cluster, where the console acts in their name", () => {
    const theirs = [...all.slice(1), { ...ask("patch", "nodes", false), person: "Mira" }];
    expect(permission(theirs, none)).toMatchObject({
      title: "The cluster does not let Mira do this",
      detail: expect.stringContaining("in the name of Mira, who lacks there: patch nodes."),
    });
  });
});

describe("refusalOf", () => {
  const check = (state: PlanCheck["state"], title: string): PlanCheck => ({
    id: "kubelet",
    state,
    title,
    detail: `Detail of ${title}.`,
  });
  it.each([
    [undefined, []],
    [undefined, [check("pass", "A"), check("warn", "B"), check("unknown", "C")]],
    ["B. Detail of B.", [check("warn", "A"), check("refuse", "B"), check("refuse", "C")]],
  ])("%s", (expected, checks) => {
    expect(refusalOf(checks)).toBe(expected);
  });
});

describe("quickRefusal", () => {
  const intent = buildIntent();
  const cordoned = { unschedulable: true };
  it.each([
    ["nothing", [buildNode("a"), buildNode("b")], undefined],
    ["its maintenance", [buildNode("a", { intent }), buildNode("b")], "Already in maintenance"],
    ["the last worker", [buildNode("a"), buildNode("b", cordoned)], "Last schedulable node"],
    ["the last control plane", [buildControlPlane("a"), buildNode("b")], "No other control plane node"],
    [
      "nothing of workers for a dedicated control plane",
      [buildControlPlane("a"), buildControlPlane("b"), buildNode("c", cordoned)],
      undefined,
    ],
  ])("names %s", (_, nodes, expected) => {
    const [node = buildNode("a")] = nodes;
    const refusal = quickRefusal(buildIndex({ nodes }), node);
    expect(refusal?.split(". ")[0]).toBe(expected);
  });
});
