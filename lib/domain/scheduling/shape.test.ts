import { describe, expect, it } from "vitest";
import type { ObservedPod } from "@/lib/domain/observed";
import { buildIndex, buildPod, GIB, ownerNamed } from "@/lib/domain/testing/build";
import type { SchedulingTerms } from "./observed";
import { createStage } from "./stage";
import { labelled, near, nodeWith, selecting, spreading } from "./testing/trial";

const nodes = [nodeWith("a"), nodeWith("b", { disk: "ssd" }), nodeWith("c", {}, { unschedulable: true })];
const volumes = { volumes: [], storageClasses: [] };
const claims = ["c1", "c2"].map((name) => ({ namespace: "shop", name, exclusive: true as const }));
const stageOf = (over: Parameters<typeof buildIndex>[0] = {}) =>
  createStage(buildIndex({ nodes, claims, ...volumes, ...over }), "a");

/** Pods of one controller share these parts, as the projection makes them. */
const shared = {
  labels: { app: "web" },
  controller: ownerNamed("web"),
  requests: { cpuMilli: 100, memoryBytes: GIB, pods: 1 },
  tolerations: [{ key: "x", operator: "Exists" }],
  nodeSelector: { disk: "ssd" },
  nodeAffinity: [labelled("disk", "Exists")],
  scheduling: { antiAffinity: [near("web")] } satisfies SchedulingTerms,
};
const first = buildPod("p1", shared);

describe("which pods are judged as one", () => {
  it("those that share all that counts, whatever else tells them apart", () => {
    const stage = stageOf();
    const second = buildPod("p2", { ...shared, nodeName: "b", ready: false, graceSeconds: 5 });
    expect(stage.shapeOf(second)).toBe(stage.shapeOf(first));
  });

  it.each<[string, Partial<ObservedPod>]>([
    ["namespace", { namespace: "other" }],
    ["labels", { labels: { app: "db" } }],
    ["controller", { controller: ownerNamed("other") }],
    ["requests", { requests: { ...shared.requests, cpuMilli: 200 } }],
    ["tolerations", { tolerations: [] }],
    ["nodeSelector", { nodeSelector: {} }],
    ["nodeAffinity", { nodeAffinity: undefined }],
    ["scheduling", { scheduling: undefined }],
    ["claims", { claims: ["c1"] }],
  ])("not one of another %s", (_, over) => {
    const stage = stageOf();
    expect(stage.shapeOf(buildPod("p2", { ...shared, ...over }))).not.toBe(stage.shapeOf(first));
  });

  it("not one of the same controller with another claim", () => {
    const stage = stageOf();
    const [one, two] = ["c1", "c2"].map((claim) =>
      stage.shapeOf(buildPod(claim, { ...shared, claims: [claim] })),
    );
    expect(one).not.toBe(two);
    expect([one?.volumes.exclusive, two?.volumes.exclusive]).toEqual([["shop/c1"], ["shop/c2"]]);
  });

  it("and one cluster's shapes are not another's", () => {
    expect(stageOf().shapeOf(first)).not.toBe(stageOf().shapeOf(first));
  });
});

describe("what a shape says", () => {
  it.each<[string, Partial<ObservedPod["requests"]>, boolean]>([
    ["nothing", {}, true],
    ["CPU", { cpuMilli: 1 }, false],
    ["memory", { memoryBytes: 1 }, false],
    ["storage", { storageBytes: 1 }, false],
    ["an extended resource", { extended: { gpu: 1 } }, false],
    ["none of an extended resource", { extended: { gpu: 0 } }, true],
  ])("it asks for %s", (_, requests, asksNothing) => {
    const pod = buildPod("p", { requests: { cpuMilli: 0, memoryBytes: 0, pods: 1, ...requests } });
    expect(stageOf().shapeOf(pod).asksNothing).toBe(asksNothing);
  });

  it("its place by place answers, the second time from memory", () => {
    const stage = stageOf();
    const picky = stage.shapeOf(buildPod("p", { nodeSelector: { disk: "ssd" } }));
    for (let time = 0; time < 2; time++) {
      expect([0, 1, 2].map((place) => picky.affinityAllows(place))).toEqual([false, true, false]);
      expect([0, 1, 2].map((place) => picky.taintsAllow(place))).toEqual([false, true, false]);
      expect([0, 1, 2].map((place) => picky.volumesAllow(place))).toEqual([true, true, true]);
    }
  });

  it("its priority, 0 without one", () => {
    const stage = stageOf();
    expect(stage.shapeOf(buildPod("p")).priority).toBe(0);
    expect(stage.shapeOf(buildPod("q", { scheduling: { priority: -5 } })).priority).toBe(-5);
  });

  it("what it spreads by: its own constraints, or the defaults for pods of a ReplicaSet", () => {
    const keysOf = (over: Partial<ObservedPod>) => {
      const { hard, soft, own } = stageOf().shapeOf(buildPod("p", over)).spreads;
      return {
        hard: hard.map(({ constraint }) => constraint.topologyKey),
        soft: soft.map(({ constraint }) => constraint.topologyKey),
        own,
      };
    };
    const defaults = ["kubernetes.io/hostname", "topology.kubernetes.io/zone"];
    expect(keysOf({})).toEqual({ hard: [], soft: defaults, own: false });
    expect(keysOf({ controller: ownerNamed("db", "StatefulSet") }).soft).toEqual(defaults);
    expect(keysOf({ controller: ownerNamed("rc", "ReplicationController") }).soft).toEqual(defaults);
    expect(keysOf({ controller: ownerNamed("j", "Job") }).soft).toEqual([]);
    expect(keysOf({ controller: undefined }).soft).toEqual([]);
    const spread = [spreading(), spreading({ topologyKey: "zone", hard: false })];
    expect(keysOf({ scheduling: { spread } })).toEqual({
      hard: ["example.com/rack"],
      soft: ["zone"],
      own: true,
    });
    expect(keysOf({ scheduling: { spread: [spreading({ selector: selecting({}) })] } }).soft).toEqual([]);
  });
});
