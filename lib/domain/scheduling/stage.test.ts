import { describe, expect, it } from "vitest";
import type { ObservedCluster, ObservedPod } from "@/lib/domain/observed";
import { buildIndex, buildPod, GIB } from "@/lib/domain/testing/build";
import { createStage } from "./stage";
import { near, racked, running, saidOf, spreading, wishing } from "./testing/trial";

const allocatable = { cpuMilli: 1000, memoryBytes: GIB, pods: 3, storageBytes: GIB, extended: { gpu: 1 } };
const nodes = racked({ a: "r0", b: "r1", c: "r2" }).map((node) => ({ ...node, allocatable }));
const cluster: Partial<ObservedCluster> = {
  nodes,
  claims: ["d0", "d1"].map((name) => ({
    namespace: "shop",
    name,
    volume: name,
    exclusive: name === "d1" ? true : undefined,
  })),
  volumes: ["d0", "d1"].map((name) => ({ name, driver: "csi", handle: name })),
  storageClasses: [],
  volumeLimits: [{ node: "b", drivers: { csi: 1 } }],
};
const asking = (name: string, over: Partial<ObservedPod["requests"]>) =>
  buildPod(name, { requests: { cpuMilli: 0, memoryBytes: 0, pods: 1, ...over } });
const web = (name: string, over: Partial<ObservedPod> = {}) => running(name, "web", "a", over);

/** Each rule as one pod that takes something, and one that finds it taken. */
const pairs: [rule: string, mover: ObservedPod, judged: ObservedPod, obstacle: string][] = [
  ["cpu", asking("m", { cpuMilli: 1000 }), asking("p", { cpuMilli: 1 }), "cpu"],
  ["memory", asking("m", { memoryBytes: GIB }), asking("p", { memoryBytes: 1 }), "memory"],
  ["storage", asking("m", { storageBytes: GIB }), asking("p", { storageBytes: 1 }), "storage"],
  ["extended", asking("m", { extended: { gpu: 1 } }), asking("p", { extended: { gpu: 1 } }), "extended gpu"],
  ["port", wishing("m", { ports: [{ port: 80 }] }), wishing("p", { ports: [{ port: 80 }] }), "port"],
  ["anti-affinity", web("m"), wishing("p", { antiAffinity: [near("web")] }), "anti-affinity"],
  ["refusal", wishing("m", { antiAffinity: [near("web")] }), web("p"), "refused"],
  ["spread", web("m"), web("p", { scheduling: { spread: [spreading()] } }), "spread"],
  ["exclusive claim", buildPod("m", { claims: ["d1"] }), buildPod("p", { claims: ["d1"] }), "exclusive"],
  ["attach limit", buildPod("m", { claims: ["d1"] }), buildPod("p", { claims: ["d0"] }), "attach-limit"],
];

describe.each(pairs)("a pod that comes and goes: %s", (_, mover, judged, obstacle) => {
  const start = () => createStage(buildIndex(cluster), "a");
  const at = (stage: ReturnType<typeof start>) => saidOf(stage, judged, 1);

  it("is in the way while it is there", () => {
    const stage = start();
    expect(at(stage)).toBe("fits");
    stage.put(mover, 1);
    expect(at(stage)).toBe(obstacle);
    stage.lift(mover, 1);
    expect(at(stage)).toBe("fits");
  });

  it("is in the way of one that is looked at for the first time", () => {
    const stage = start();
    stage.put(mover, 1);
    expect(at(stage)).toBe(obstacle);
  });

  it("is out of the way when that is rewound", () => {
    const stage = start();
    const mark = stage.changes();
    stage.put(mover, 1);
    expect(at(stage)).toBe(obstacle);
    stage.rewind(mark);
    expect(stage.changes()).toBe(mark);
    expect(at(stage)).toBe("fits");
  });

  it("is counted once when it was there from the beginning", () => {
    const there = { ...mover, nodeName: "b" };
    const stage = createStage(buildIndex({ ...cluster, pods: [there] }), "a");
    expect(at(stage)).toBe(obstacle);
    const mark = stage.changes();
    stage.lift(there, 1);
    expect(at(stage)).toBe("fits");
    stage.rewind(mark);
    expect(at(stage)).toBe(obstacle);
  });

  it("moves: it is in the way where it went, not where it was", () => {
    const stage = start();
    stage.put(mover, 1);
    stage.lift(mover, 1);
    stage.put(mover, 2);
    // A ReadWriteOncePod claim is in use wherever its user is.
    expect(at(stage)).toBe(obstacle === "exclusive" ? "exclusive" : "fits");
  });

  it("of two alike one stays in the way", () => {
    const stage = start();
    const twin = { ...mover, name: "twin", uid: "uid-twin" };
    stage.put(mover, 1);
    stage.put(twin, 1);
    stage.lift(mover, 1);
    expect(at(stage)).toBe(obstacle);
    expect(stage.board.podsOn(1)).toEqual([twin]);
  });
});

describe("a pod that is wanted", () => {
  const fond = wishing("p", { affinity: [near("web")] });

  it("draws others while it is there", () => {
    const stage = createStage(buildIndex(cluster), "a");
    const judge = () => saidOf(stage, fond, 1);
    expect(judge()).toBe("affinity");
    stage.put(web("m"), 1);
    expect(judge()).toBe("fits");
    stage.rewind(0);
    expect(judge()).toBe("affinity");
  });
});

describe("a pod of another namespace that comes", () => {
  const other = web("m", { namespace: "other" });

  it.each<[string, ObservedPod, string]>([
    ["spread", web("p", { scheduling: { spread: [spreading()] } }), "fits"],
    ["affinity", wishing("p", { affinity: [near("web")] }), "affinity"],
    ["anti-affinity", wishing("p", { antiAffinity: [near("web")] }), "fits"],
    [
      "anti-affinity that means it",
      wishing("p", { antiAffinity: [near("web", { namespaces: ["other"] })] }),
      "anti-affinity",
    ],
  ])("%s", (_, pod, expected) => {
    const stage = createStage(buildIndex(cluster), "a");
    stage.shapeOf(pod);
    stage.put(other, 1);
    expect(saidOf(stage, pod, 1)).toBe(expected);
  });
});

describe("slots", () => {
  it("are taken by each pod, also by those that ask for nothing", () => {
    const stage = createStage(buildIndex(cluster), "a");
    const judge = () => saidOf(stage, asking("p", {}), 1);
    for (const name of ["x", "y", "z"]) {
      expect(judge()).toBe("fits");
      stage.put(asking(name, {}), 1);
    }
    expect(judge()).toBe("slots");
    expect(stage.board.pods[1]).toBe(3);
    stage.rewind(2);
    expect(judge()).toBe("fits");
  });
});

describe("a pod that is told to stop", () => {
  const old = web("old", { nodeName: "b" });
  const start = () => createStage(buildIndex({ ...cluster, pods: [old] }), "a");
  const strict = web("p", { scheduling: { spread: [spreading()] } });
  const shy = wishing("q", { antiAffinity: [near("web")] });
  const both = (stage: ReturnType<typeof start>) => [strict, shy].map((pod) => saidOf(stage, pod, 1));

  it("is not counted by spread at once, and by others until it is gone", () => {
    const stage = start();
    expect(both(stage)).toEqual(["spread", "anti-affinity"]);
    stage.end(old, 1);
    expect(both(stage)).toEqual(["fits", "anti-affinity"]);
    expect(stage.board.podsOn(1)).toEqual([old]);
    stage.lift(old, 1);
    expect(both(stage)).toEqual(["fits", "fits"]);
    expect(stage.board.podsOn(1)).toEqual([]);
  });

  it("is as it was after a rewind", () => {
    const stage = start();
    stage.end(old, 1);
    stage.lift(old, 1);
    stage.rewind(0);
    expect(both(stage)).toEqual(["spread", "anti-affinity"]);
    stage.lift(old, 1);
    expect(both(stage)).toEqual(["fits", "fits"]);
  });

  it("is seen so by shapes that are asked for later", () => {
    const stage = start();
    stage.end(old, 1);
    expect(both(stage)).toEqual(["fits", "anti-affinity"]);
  });

  it("counts for all where its successor is put", () => {
    const stage = start();
    stage.end(old, 1);
    stage.lift(old, 1);
    stage.put(old, 1);
    expect(both(stage)).toEqual(["spread", "anti-affinity"]);
    stage.lift(old, 1);
    expect(both(stage)).toEqual(["fits", "fits"]);
    stage.rewind(1);
    expect(both(stage)).toEqual(["fits", "anti-affinity"]);
    stage.lift(old, 1);
    expect(both(stage)).toEqual(["fits", "fits"]);
  });
});
