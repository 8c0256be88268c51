import { describe, expect, it } from "vitest";
import type { ObservedCluster, ObservedNode, ObservedPod } from "@/lib/domain/observed";
import { finish } from "@/lib/domain/steps";
import { buildIndex, buildIntent, buildNode, buildPod, GIB, ownerNamed } from "@/lib/domain/testing/build";
import { room } from "./room";
import { near, running, selecting, wishing } from "./testing/trial";

const node = (name: string, cpuMilli: number, over: Partial<ObservedNode> = {}) =>
  buildNode(name, { allocatable: { cpuMilli, memoryBytes: GIB, pods: 10 }, ...over });
const a = node("a", 4000);
const sized = (name: string, cpuMilli: number, over: Partial<ObservedPod> = {}) =>
  buildPod(name, { requests: { cpuMilli, memoryBytes: 0, pods: 1 }, ...over });
const asked = (pods: ObservedPod[], over: Partial<ObservedCluster> = {}) =>
  finish(
    room(
      buildIndex({ nodes: [a, node("b", 1000)], ...over, pods: [...pods, ...(over.pods ?? [])] }),
      a,
      pods,
    ),
  );

describe("room in one order and not in another", () => {
  it("says may, and names who is hit most", () => {
    const nodes = [a, node("b", 1000), node("c", 600)];
    const check = asked([sized("large", 1000), sized("small", 600)], { nodes });
    expect(check).toMatchObject({ state: "warn", title: "Room for 1 of 2 pods" });
    expect(check.detail).toBe(
      "May, depending on the order, stay Pending: large (all 2 other nodes lack CPU). Needs 1.6 CPU and 0 MiB. Free on 2 nodes: 1.6 CPU and 2 GiB.",
    );
  });

  it("says will where every order leaves somebody, even if not always the same", () => {
    const check = asked([sized("p", 600), sized("q", 600)]);
    expect(check.title).toBe("Room for 1 of 2 pods");
    expect(check.detail).toMatch(/^Will stay Pending: [pq] \(the only other node lacks CPU\)\./);
  });

  it("has room for nobody", () => {
    expect(asked([])).toMatchObject({ state: "pass", title: "Room for each pod" });
  });
});

describe("room and pods of lower priority", () => {
  const vip = sized("vip", 1000, { scheduling: { priority: 10 } });

  it("warns that others are driven away, although each of its own finds a place", () => {
    const check = asked([vip], { pods: [sized("low", 800, { nodeName: "b" })] });
    expect(check).toMatchObject({ state: "warn", title: "Room, but not for others" });
    expect(check.detail).toBe(
      "May be preempted on their nodes, having a lower priority: low. Needs 1 CPU and 0 MiB. Free on 1 node: 0.2 CPU and 1 GiB.",
    );
  });

  it("names one of its own that is driven away as one without room, not as another", () => {
    const check = asked([vip, sized("low", 800)]);
    expect(check).toMatchObject({ state: "warn", title: "Room for 1 of 2 pods" });
    expect(check.detail).toContain("Will stay Pending: low (the only other node lacks CPU).");
    expect(check.detail).not.toContain("preempted");
  });

  it("tells both", () => {
    const check = asked([vip, sized("huge", 5000)], { pods: [sized("low", 800, { nodeName: "b" })] });
    expect(check.title).toBe("Room for 1 of 2 pods");
    expect(check.detail).toContain("May be preempted on their nodes, having a lower priority: low.");
  });
});

describe("room and those who wait already", () => {
  const waiting = (cpuMilli: number) => sized("w", cpuMilli, { nodeName: undefined, phase: "Pending" });

  it("says how many wait", () => {
    expect(asked([sized("p", 100)], { pods: [waiting(100)] }).detail).toContain(
      "1 pod waits for room already.",
    );
    const two = [waiting(100), { ...waiting(100), name: "w2", uid: "uid-w2" }];
    expect(asked([sized("p", 100)], { pods: two }).detail).toContain("2 pods wait for room already.");
    expect(asked([sized("p", 100)]).detail).not.toContain("wait");
  });

  it("is no worse for those that find no place anyway", () => {
    expect(asked([sized("p", 1000)], { pods: [waiting(5000)] })).toMatchObject({ state: "pass" });
  });

  it("may go to one that waits", () => {
    const check = asked([sized("p", 600)], { pods: [waiting(600)] });
    expect(check).toMatchObject({ state: "warn", title: "Room for 0 of 1 pods" });
    expect(check.detail).toMatch(/^May, depending on the order, stay Pending: p /);
  });
});

describe("room and other nodes in maintenance", () => {
  const leaving = node("b", 1000, { intent: buildIntent(), unschedulable: true });
  const nodes = [a, leaving, node("c", 1000)];
  const p = sized("p", 600);

  it.each<[string, Partial<ObservedPod>, boolean]>([
    ["leaves too", {}, true],
    ["belongs to a DaemonSet", { controller: ownerNamed("agent", "DaemonSet") }, false],
    ["is a mirror pod", { mirror: true }, false],
    ["has no controller and makes no new pod", { controller: undefined }, false],
    ["terminates already", { deletionAt: "2026-11-21T12:00:00Z" }, false],
    ["has succeeded", { phase: "Succeeded" }, false],
    ["has failed", { phase: "Failed" }, false],
    ["is on a node that is only cordoned", { nodeName: "d" }, false],
  ])("one that %s", (_, over, wantsRoom) => {
    const other = sized("other", 600, { nodeName: "b", ...over });
    const cordoned = node("d", 1000, { unschedulable: true });
    const { state } = asked([p], { nodes: [...nodes, cordoned], pods: [other] });
    expect(state).toBe(wantsRoom ? "warn" : "pass");
  });

  it("does not count its own pods twice when it is in maintenance itself", () => {
    const index = buildIndex({ nodes: [{ ...a, intent: buildIntent() }, node("b", 1000)], pods: [p] });
    expect(finish(room(index, { ...a, intent: buildIntent() }, [p]))).toMatchObject({ state: "pass" });
  });
});

describe("what was not evaluated", () => {
  const claims = ["data"];
  const csi = {
    claims: [{ namespace: "shop", name: "data", volume: "pv" }],
    volumes: [{ name: "pv", driver: "csi", handle: "1" }],
    storageClasses: [],
    volumeLimits: [],
  };
  const local = {
    ...csi,
    claims: [{ namespace: "shop", name: "data", storageClass: "local" }],
    storageClasses: [{ name: "local", provisioner: "kubernetes.io/no-provisioner", waits: true }],
  };
  const selector = selecting({ team: "red" });

  it.each<[string, ObservedPod, Partial<ObservedCluster>, string | undefined]>([
    ["nothing", buildPod("p"), {}, undefined],
    ["another scheduler", wishing("p", { scheduler: "volcano" }), {}, "scheduler volcano"],
    [
      "what the pod says",
      wishing("p", { unknown: ["gang scheduling", "dynamic resource claims"] }),
      {},
      "dynamic resource claims, gang scheduling",
    ],
    ["volumes that can't be read", buildPod("p", { claims }), {}, "volume zones and attach limits"],
    [
      "storage classes that can't be read",
      buildPod("p", { claims }),
      { ...csi, storageClasses: undefined },
      "volume zones and attach limits",
    ],
    [
      "limits that can't be read",
      buildPod("p", { claims }),
      { ...csi, volumeLimits: undefined },
      "volume attach limits",
    ],
    ["volumes that can be read", buildPod("p", { claims }), csi, undefined],
    ["local volumes that are not bound", buildPod("p", { claims }), local, "unbound local volumes"],
    [
      "volumes that are still to be made",
      buildPod("p", { claims }),
      { ...local, storageClasses: [{ name: "local", provisioner: "csi", waits: true }] },
      "capacity for new volumes",
    ],
    [
      "volumes that are made with the pod",
      buildPod("p", { claims, scheduling: { ephemeral: [{ claim: "data", storageClass: "fast" }] } }),
      { ...csi, storageClasses: [{ name: "fast", provisioner: "csi", waits: true }] },
      "capacity for new volumes",
    ],
    ["no claims, whatever can be read", buildPod("p"), { volumes: undefined }, undefined],
  ])("%s", (_, pod, over, expected) => {
    const check = asked([pod], over);
    expect(check.state).toBe(expected === undefined ? "pass" : "unknown");
    if (expected === undefined) expect(check.detail).not.toContain("Not evaluated");
    else
      expect(check).toMatchObject({
        title: "Room, as far as evaluated",
        detail: expect.stringContaining(`Not evaluated: ${expected}.`),
      });
  });

  it.each<[string, ObservedPod, Partial<ObservedCluster>, boolean]>([
    ["affinity", wishing("p", { affinity: [near("x", { namespaceSelector: selector })] }), {}, true],
    ["anti-affinity", wishing("p", { antiAffinity: [near("x", { namespaceSelector: selector })] }), {}, true],
    [
      "every namespace",
      wishing("p", { antiAffinity: [near("x", { namespaceSelector: selecting({}) })] }),
      {},
      false,
    ],
    ["a list", wishing("p", { antiAffinity: [near("x", { namespaces: ["data"] })] }), {}, false],
    [
      "namespaces that can be read",
      wishing("p", { antiAffinity: [near("x", { namespaceSelector: selector })] }),
      { namespaces: [] },
      false,
    ],
  ])("namespace selectors: %s", (_, pod, over, told) => {
    expect(asked([pod], over).detail.includes("Not evaluated: namespace selectors.")).toBe(told);
  });

  it("is said of those that leave, not of others", () => {
    const other = running("o", "web", "b", { scheduling: { unknown: ["gang scheduling"] } });
    expect(asked([buildPod("p")], { pods: [other] }).state).toBe("pass");
  });

  it("is said beside what is known", () => {
    const check = asked([wishing("p", { unknown: ["gang scheduling"] }), sized("huge", 5000)]);
    expect(check).toMatchObject({ state: "warn", title: "Room for 1 of 2 pods" });
    expect(check.detail).toContain("Not evaluated: gang scheduling.");
  });
});
