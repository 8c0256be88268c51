import { describe, expect, it } from "vitest";
import type { ObservedPod } from "@/lib/domain/observed";
import { finish } from "@/lib/domain/steps";
import { buildIndex, buildIntent, buildNode, buildPod, GIB } from "@/lib/domain/testing/build";
import { room } from "./room";

const sized = (name: string, cpuMilli: number, gib: number, over: Partial<ObservedPod> = {}) =>
  buildPod(name, { requests: { cpuMilli, memoryBytes: gib * GIB, pods: 1 }, ...over });

describe("room", () => {
  const small = { allocatable: { cpuMilli: 2000, memoryBytes: 4 * GIB, pods: 10 } };
  const two = [buildNode("a"), buildNode("b", small), buildNode("c", small)];
  const asked = (pods: ObservedPod[], nodes = two, others: ObservedPod[] = []) =>
    finish(room(buildIndex({ nodes, pods: [...pods, ...others] }), buildNode("a"), pods));

  it("passes with what is needed and what is free", () => {
    expect(asked([sized("p1", 1500, 3), sized("p2", 500, 1)])).toEqual({
      id: "room",
      state: "pass",
      title: "Room for each pod",
      detail: "Needs 2 CPU and 4 GiB. Free on 2 nodes: 4 CPU and 8 GiB.",
    });
  });

  it("takes off what runs there already", () => {
    const others = [sized("o", 1000, 1, { nodeName: "b" })];
    expect(asked([], two, others).detail).toContain("Free on 2 nodes: 3 CPU and 7 GiB.");
    const ended = [sized("o", 1000, 1, { nodeName: "b", phase: "Succeeded" })];
    expect(asked([], two, ended).detail).toContain("Free on 2 nodes: 4 CPU and 8 GiB.");
  });

  it("warns, and names each pod that finds no place with its reason", () => {
    const check = asked([
      sized("p1", 100, 3),
      sized("huge", 100, 5),
      sized("picky", 100, 1, { nodeSelector: { disk: "tape" } }),
    ]);
    expect(check).toMatchObject({ state: "warn", title: "Room for 1 of 3 pods" });
    expect(check.detail).toBe(
      "Will stay Pending: huge (all 2 other nodes lack memory); picky (all 2 other nodes do not match its node selector or affinity). Needs 0.3 CPU and 9 GiB. Free on 2 nodes: 4 CPU and 8 GiB.",
    );
  });

  it("counts all pods together: each alone would fit", () => {
    const pods = ["p1", "p2", "p3"].map((name) => sized(name, 100, 3));
    expect(asked(pods).title).toBe("Room for 2 of 3 pods");
  });

  it("runs out of pod slots too", () => {
    const full = { allocatable: { ...small.allocatable, pods: 1 } };
    const check = asked([sized("p1", 1, 0), sized("p2", 1, 0)], [buildNode("a"), buildNode("b", full)]);
    expect(check).toMatchObject({ state: "warn", title: "Room for 1 of 2 pods" });
  });

  it.each([
    { unschedulable: true },
    { intent: buildIntent() },
    { conditions: [] },
    { taints: [{ key: "gpu", effect: "NoSchedule" }] },
  ])("offers nothing on a node with %o", (over) => {
    const check = asked([sized("p", 100, 1)], [buildNode("a"), buildNode("b", { ...small, ...over })]);
    expect(check).toMatchObject({
      state: "warn",
      detail: expect.stringContaining("Free on 0 nodes: 0 CPU and 0 MiB."),
    });
  });
});
