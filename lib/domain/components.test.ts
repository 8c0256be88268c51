import { describe, expect, it } from "vitest";
import { type ComponentReading, componentsOf, type Led } from "./components";
import type { ObservedNode } from "./observed";
import { at, buildControlPlane, buildEtcd, buildIndex, buildNode, buildPod, NOW } from "./testing/build";

const NAMES = ["a", "b", "c"];
const READY = { ready: true, failed: [], etcd: true };

const mirror = (component: string, nodeName: string, ready = true) =>
  buildPod(`${component}-${nodeName}`, {
    namespace: "kube-system",
    nodeName,
    mirror: true,
    controller: undefined,
    labels: { component },
    ready,
  });

/** Three control-plane nodes with a pod of the component on each; of `down` it is not Ready. */
const withPods = (component: string, ...down: string[]) =>
  buildIndex({
    nodes: NAMES.map((name) => buildControlPlane(name)),
    pods: NAMES.map((name) => mirror(component, name, !down.includes(name))),
  });
const without = (nodes: ObservedNode[] = [buildNode("w")]) => buildIndex({ nodes });

const health = (
  id: ReturnType<typeof componentsOf>[number]["id"],
  index: ReturnType<typeof buildIndex>,
  reading: Partial<ComponentReading> = {},
  latencyMs?: number,
) => {
  const found = componentsOf(index, { readyz: READY, leases: {}, ...reading }, latencyMs, NOW).find(
    (component) => component.id === id,
  );
  return found && [found.state, found.value, found.detail];
};

it("tells each part once, in the order of who depends on whom", () => {
  expect(componentsOf(without(), { leases: {} }, undefined, NOW).map(({ id }) => id)).toEqual([
    "api-server",
    "etcd",
    "kube-controller-manager",
    "kube-scheduler",
    "nodes",
  ]);
});

describe("the API server", () => {
  it.each([
    ["answers and is ready", withPods("kube-apiserver"), READY, ["healthy", "3 of 3, 18 ms"]],
    ["lacks one of its servers", withPods("kube-apiserver", "b"), READY, ["degraded", "2 of 3, 18 ms"]],
    ["shows no pods", without(), READY, ["healthy", "18 ms"]],
    ["may not be asked whether it is ready", without(), undefined, ["healthy", "18 ms"]],
    [
      "says that it is not ready",
      withPods("kube-apiserver"),
      { ready: false, failed: ["etcd"] },
      ["unhealthy", "not ready"],
    ],
  ])("%s", (_, index, readyz, expected) => {
    expect(health("api-server", index, { readyz }, 17.6)?.slice(0, 2)).toEqual(expected);
  });

  it("names what fails, and what is not known", () => {
    const readyz = { ready: false, failed: ["etcd", "informer-sync"] };
    expect(health("api-server", without(), { readyz })?.[2]).toBe(
      "Its /readyz fails: etcd and informer-sync.",
    );
    expect(health("api-server", without(), { readyz: { ready: false, failed: [] } })?.[2]).toBe(
      "Its /readyz fails.",
    );
    expect(health("api-server", without(), { readyz: undefined })).toEqual([
      "healthy",
      "answers",
      "It answers; its /readyz may not be read.",
    ]);
    expect(health("api-server", withPods("kube-apiserver", "b"))?.[2]).toBe(
      "2 of 3 are Ready. Its /readyz holds.",
    );
  });
});

describe("etcd", () => {
  const members = (...down: string[]) =>
    buildIndex({
      nodes: NAMES.map((name) => buildControlPlane(name)),
      pods: NAMES.map((name) => buildEtcd(name, { ready: !down.includes(name) })),
    });

  it.each([
    ["all members", members(), "healthy", "3 of 3"],
    ["enough members", members("b"), "degraded", "2 of 3"],
    ["fewer than a quorum", members("a", "b"), "unhealthy", "1 of 3"],
  ])("%s", (_, index, state, value) => {
    const ready = value.charAt(0);
    const noun = ready === "1" ? "member" : "members";
    expect(health("etcd", index)).toEqual([state, value, `${ready} ${noun} Ready, 2 must be.`]);
  });

  it.each([
    [true, "healthy", "answers", "The API server reaches it."],
    [false, "unhealthy", "no answer", "The API server does not reach it."],
    [undefined, "unknown", "not known", "does not say whether it reaches it."],
  ])("without members of its own, the API server says %s", (etcd, state, value, why) => {
    const [found, shown, detail] = health("etcd", without(), { readyz: { ...READY, etcd } }) ?? [];
    expect([found, shown]).toEqual([state, value]);
    expect(detail).toContain("external or managed");
    expect(detail).toContain(why);
  });
});

describe.each<Led>(["kube-controller-manager", "kube-scheduler"])("%s", (id) => {
  const lease = (age: number) => ({ leases: { [id]: { holder: "a", renewedAt: at(-age) } } });

  it.each([
    ["leads by its Lease", withPods(id), lease(2), "healthy", "3 of 3", "a leads: its Lease is renewed."],
    [
      "leads, and one of three is down",
      withPods(id, "b"),
      lease(2),
      "degraded",
      "2 of 3",
      "a leads: its Lease is renewed.",
    ],
    [
      "leads where its pods are hidden",
      without(),
      lease(2),
      "healthy",
      "leads",
      "a leads: its Lease is renewed.",
    ],
    [
      "a clock may be a minute off",
      without(),
      lease(60),
      "healthy",
      "leads",
      "a leads: its Lease is renewed.",
    ],
    [
      "does not lead, whatever its pods say",
      withPods(id),
      lease(200),
      "unhealthy",
      "nobody leads",
      "a led last: its Lease was renewed 3 min 20 s ago.",
    ],
    [
      "has pods and no Lease",
      withPods(id),
      {},
      "healthy",
      "3 of 3",
      "By its pods, 3 of 3 Ready; it keeps no Lease.",
    ],
    [
      "has some pods",
      withPods(id, "a"),
      {},
      "degraded",
      "2 of 3",
      "By its pods, 2 of 3 Ready; it keeps no Lease.",
    ],
    [
      "has no pod that is Ready",
      withPods(id, "a", "b", "c"),
      { leases: { [id]: "denied" as const } },
      "unhealthy",
      "0 of 3",
      "By its pods, 0 of 3 Ready; its Lease may not be read.",
    ],
    [
      "has a Lease whose time can't be read",
      withPods(id),
      { leases: { [id]: { holder: "a", renewedAt: "soon" } } },
      "healthy",
      "3 of 3",
      "By its pods, 3 of 3 Ready; it keeps no Lease.",
    ],
    [
      "is not seen at all",
      without(),
      {},
      "unknown",
      "not known",
      "No pod of it runs here and it keeps no Lease: managed control planes hide theirs.",
    ],
  ])("%s", (_, index, reading, state, value, detail) => {
    expect(health(id, index, reading)).toEqual([state, value, detail]);
  });
});

it("a pod on a node that is not Ready is only said to be Ready", () => {
  const nodes = [buildControlPlane("a", { conditions: [] }), buildControlPlane("b")];
  const index = buildIndex({ nodes, pods: ["a", "b"].map((name) => mirror("kube-scheduler", name)) });
  expect(health("kube-scheduler", index)?.slice(0, 2)).toEqual(["degraded", "1 of 2"]);
});

describe("nodes", () => {
  it.each([
    ["all are Ready", [buildNode("a"), buildNode("b")], "healthy", "2 of 2", "All are Ready."],
    [
      "one is not",
      [buildNode("a"), buildNode("b", { conditions: [{ type: "Ready", status: "Unknown" }] })],
      "unhealthy",
      "1 of 2",
      "Not Ready: b.",
    ],
  ])("%s", (_, nodes, state, value, detail) => {
    expect(health("nodes", without(nodes))).toEqual([state, value, detail]);
  });
});
