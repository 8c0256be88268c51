import { describe, expect, it } from "vitest";
import { controlPlane } from "./checks";
import { controlPlaneWithout, etcdWithout, takersOf } from "./control-plane";
import type { ObservedNode } from "./observed";
import { buildControlPlane, buildEtcd, buildIndex, buildIntent, buildNode } from "./testing/build";

const names = ["a", "b", "c"];
const pods = names.map((name) => buildEtcd(name));
const three = (over: Record<string, Partial<ObservedNode>> = {}, etcd = pods) =>
  buildIndex({ nodes: names.map((name) => buildControlPlane(name, over[name])), pods: etcd });

const two = () =>
  buildIndex({ nodes: ["a", "b"].map((name) => buildControlPlane(name)), pods: pods.slice(0, 2) });
const five = (over: Record<string, Partial<ObservedNode>>) => {
  const all = ["a", "b", "c", "d", "e"];
  return buildIndex({
    nodes: all.map((name) => buildControlPlane(name, over[name])),
    pods: all.map((name) => buildEtcd(name)),
  });
};
const sick = (name: string) =>
  three(
    {},
    pods.map((pod) => (pod.nodeName === name ? { ...pod, ready: false } : pod)),
  );

describe("the control plane check", () => {
  const down = { conditions: [] };
  const intent = buildIntent();
  const away = { intent };
  const alone = (...others: ObservedNode[]) =>
    buildIndex({ nodes: [buildControlPlane("a"), ...others], pods: [buildEtcd("a")] });

  it.each([
    ["pass", "three of three", three(), "etcd keeps 2 of 3, needs 2. 2 other control plane nodes Ready."],
    ["pass", "a third that is down", five({ e: down }), "etcd keeps 3 of 5, needs 3."],
    [
      "refuse",
      "of five, two are down",
      five({ d: down, e: down }),
      "etcd needs 3 of 5; without this node 2 would",
    ],
    [
      "refuse",
      "a second one in maintenance",
      three({ b: away }),
      "Control plane node b is in maintenance, etcd needs 2 of 3; without this node 1 would answer.",
    ],
    [
      "refuse",
      "another that is down",
      three({ b: down }),
      "etcd needs 2 of 3; without this node 1 would answer.",
    ],
    [
      "refuse",
      "another whose etcd is not Ready",
      sick("b"),
      "etcd needs 2 of 3; without this node 1 would answer.",
    ],
    ["refuse", "one of two", two(), "etcd needs 2 of 2; without this node 1 would answer."],
    ["refuse", "all others down", three({ b: down, c: down }), "No other control plane node is Ready."],
    [
      "refuse",
      "all others away",
      three({ b: away, c: away }),
      "Control plane nodes b and c are in maintenance, no other is Ready.",
    ],
    [
      "refuse",
      "it is alone",
      alone(buildNode("w")),
      "It is the only one. The cluster would have no API server.",
    ],
    ["unknown", "external etcd", three({}, []), "external or managed. 2 other control plane nodes Ready."],
  ])("%s: %s", (state, _, index, detail) => {
    expect(controlPlane(index, buildControlPlane("a"))).toMatchObject({
      state,
      detail: expect.stringContaining(detail),
    });
  });

  it.each([
    [{}, "Roles: worker."],
    [{ "node-role.kubernetes.io/gpu": "", "node-role.kubernetes.io/build": "" }, "Roles: build, gpu."],
  ])("passes for a worker with %o", (labels, detail) => {
    const check = controlPlane(three(), buildNode("w", { labels }));
    expect(check).toMatchObject({ state: "pass", title: "Not a control plane node", detail });
  });

  it("counts the quorum of all members", () => {
    const expected = { members: 3, ready: 3, readyElsewhere: 2, quorum: 2 };
    expect(etcdWithout(three(), "a")).toEqual(expected);
    expect(etcdWithout(three({ a: { intent: buildIntent() } }), "a")).toEqual(expected);
    expect(etcdWithout(three({}, []), "a")).toBeUndefined();
  });
});

it("tells who else serves", () => {
  const index = three({ b: { intent: buildIntent() }, c: { conditions: [] } });
  const names = (nodes: readonly ObservedNode[]) => nodes.map(({ name }) => name);
  const view = controlPlaneWithout(index, buildControlPlane("a"));
  expect(names(view.others)).toEqual(["b", "c"]);
  expect(names(view.othersReady)).toEqual([]);
  expect(names(view.othersInMaintenance)).toEqual(["b"]);
});

it("takers are remembered until a node changes", () => {
  const before = buildIndex({ nodes: [buildNode("a"), buildNode("b", { unschedulable: true })] });
  expect(takersOf(before)).toBe(takersOf(before));
  expect([...takersOf(before)]).toEqual(["a"]);
  expect([...takersOf(buildIndex({ nodes: [buildNode("b")] }))]).toEqual(["b"]);
});
