import { describe, expect, it } from "vitest";
import type { ObservedNode } from "./observed";
import { planFor } from "./plan";
import { severalControlPlanes, severalWorkers } from "./prerequisites";
import { finish } from "./steps";
import { buildControlPlane, buildIndex, buildNode, NOW } from "./testing/build";

const of = (...nodes: ObservedNode[]) => buildIndex({ nodes });
/** A control plane node that takes ordinary pods, as in small clusters. */
const both = (name: string) => buildControlPlane(name, { taints: [] });

describe("more than one control plane node", () => {
  it.each<[string, ObservedNode[], string, string]>([
    ["three", ["a", "b", "c"].map((name) => buildControlPlane(name)), "pass", "3 control plane nodes"],
    ["one", [buildControlPlane("a"), buildNode("w")], "warn", "Only one control plane node"],
    ["none that is seen", [buildNode("w")], "unknown", "Control plane not seen"],
    ["two that take pods as well", [both("a"), both("b")], "pass", "2 control plane nodes"],
  ])("%s", (_, nodes, state, title) => {
    expect(severalControlPlanes(of(...nodes))).toMatchObject({ id: "control-planes", state, title });
  });
});

describe("more than one worker", () => {
  it.each<[string, ObservedNode[], string, string]>([
    ["two", [buildControlPlane("a"), buildNode("w"), buildNode("x")], "pass", "2 worker nodes"],
    ["one", [buildControlPlane("a"), buildNode("w")], "warn", "Only one worker node"],
    ["none", [buildControlPlane("a")], "warn", "No worker node"],
    ["control planes that take pods are workers", [both("a"), both("b")], "pass", "2 worker nodes"],
    [
      "one that is cordoned is one",
      [buildNode("w", { unschedulable: true }), buildNode("x")],
      "pass",
      "2 worker nodes",
    ],
  ])("%s", (_, nodes, state, title) => {
    expect(severalWorkers(of(...nodes))).toMatchObject({ id: "workers", state, title });
  });
});

it("both are checks of each plan, which say why they are made and refuse nothing", () => {
  const index = of(buildControlPlane("a"), buildControlPlane("b"), buildNode("w"), buildNode("x"));
  const { checks } = finish(planFor(index, buildNode("w"), { consents: [] }, undefined, NOW));
  for (const id of ["control-planes", "workers", "room"]) {
    const check = checks.find((one) => one.id === id);
    expect(check?.state, id).not.toBe("refuse");
    expect(check?.why, id).toMatch(/^[A-Z].*\.$/);
  }
});
