import { describe, expect, it } from "vitest";
import type { NodeSelectorTerm, ObservedClaim, ObservedCluster, ObservedPod } from "@/lib/domain/observed";
import { buildPod } from "@/lib/domain/testing/build";
import type { ObservedStorageClass, ObservedVolume } from "./observed";
import { judged, labelled, leftOver, nodeWith, tried, wishing } from "./testing/trial";
import { tellUnplaced } from "./why";

const ZONE = "topology.kubernetes.io/zone";
const REGION = "topology.kubernetes.io/region";
const OLD_ZONE = "failure-domain.beta.kubernetes.io/zone";
const OLD_REGION = "failure-domain.beta.kubernetes.io/region";
const nodes = [
  nodeWith("a", { [ZONE]: "z1" }),
  nodeWith("b", { [ZONE]: "z1" }),
  nodeWith("c", { [ZONE]: "z2" }),
  nodeWith("d"),
];
const claim = (over: Partial<ObservedClaim> = {}): ObservedClaim => ({
  namespace: "shop",
  name: "data",
  ...over,
});
const needing = (...claims: string[]) => buildPod("p", { claims });

/** A cluster with a bound claim "data" whose volume is like this. */
const bound = (over: Partial<ObservedVolume>): Partial<ObservedCluster> => ({
  nodes,
  claims: [claim({ volume: "pv" })],
  volumes: [{ name: "pv", ...over }],
  storageClasses: [],
});

/** A cluster with an unbound claim "data" of a class like this. */
const unbound = (over: Partial<ObservedStorageClass>): Partial<ObservedCluster> => ({
  nodes,
  claims: [claim({ storageClass: "fast" })],
  volumes: [],
  storageClasses: [{ name: "fast", provisioner: "csi.example.com", waits: true, ...over }],
});

/** What is told of pod p, if it finds no place. */
function toldOf(cluster: Partial<ObservedCluster>, pod: ObservedPod = needing("data")): string {
  const { attempts, stage } = tried([pod], cluster);
  return tellUnplaced(stage, attempts[0]?.unplaced ?? []);
}

describe("VolumeBinding: node affinity of a bound volume", () => {
  const named = (operator: string, ...values: string[]): NodeSelectorTerm => ({
    labels: [],
    fields: [{ key: "metadata.name", operator, values }],
  });

  it.each<[string, NodeSelectorTerm[] | undefined, string]>([
    ["none", undefined, "fits fits fits"],
    ["a zone", [labelled(ZONE, "In", "z1")], "fits volume-reach volume-reach"],
    ["two zones in a term", [labelled(ZONE, "In", "z1", "z2")], "fits fits volume-reach"],
    ["two terms", [labelled(ZONE, "In", "z2"), labelled(ZONE, "In", "z1")], "fits fits volume-reach"],
    ["a node by its field", [named("In", "c")], "volume-reach fits volume-reach"],
    ["the node that is left", [named("In", "a")], "volume-reach volume-reach volume-reach"],
    ["no zone", [labelled(ZONE, "DoesNotExist")], "volume-reach volume-reach fits"],
    ["no terms", [], "volume-reach volume-reach volume-reach"],
  ])("%s", (_, nodeAffinity, expected) => {
    const { b, c, d } = judged(needing("data"), bound({ nodeAffinity }));
    expect(`${b} ${c} ${d}`).toBe(expected);
  });

  it("each of its volumes has to be in reach", () => {
    const cluster = {
      ...bound({}),
      claims: [claim({ volume: "pv" }), claim({ name: "log", volume: "pv2" })],
      volumes: [
        { name: "pv", nodeAffinity: [labelled(ZONE, "Exists")] },
        { name: "pv2", nodeAffinity: [labelled(ZONE, "NotIn", "z1")] },
      ],
    };
    expect(judged(needing("data", "log"), cluster)).toMatchObject({
      b: "volume-reach",
      c: "fits",
      d: "volume-reach",
    });
    expect(judged(needing("log"), cluster)).toMatchObject({ b: "volume-reach", c: "fits", d: "fits" });
  });

  it("leaves pods without claims alone", () => {
    expect(judged(needing(), bound({ nodeAffinity: [] }))).toMatchObject({ b: "fits", c: "fits", d: "fits" });
  });

  it("reads the claim of the pod's own namespace", () => {
    const cluster = {
      ...bound({}),
      claims: [claim({ volume: "pv" }), claim({ namespace: "other", volume: "far" })],
    };
    cluster.volumes = [{ name: "pv" }, { name: "far", nodeAffinity: [] }];
    expect(judged(needing("data"), cluster).b).toBe("fits");
    expect(judged(buildPod("p", { namespace: "other", claims: ["data"] }), cluster).b).toBe("volume-reach");
  });
});

describe("VolumeZone", () => {
  it.each<[string, Record<string, string[]>, Record<string, string>, boolean]>([
    ["its zone", { [ZONE]: ["z1"] }, { [ZONE]: "z1" }, true],
    ["another zone", { [ZONE]: ["z1"] }, { [ZONE]: "z2" }, false],
    ["one of two zones", { [ZONE]: ["z1", "z2"] }, { [ZONE]: "z2" }, true],
    ["its region", { [REGION]: ["r1"] }, { [REGION]: "r1" }, true],
    ["another region", { [REGION]: ["r1"] }, { [REGION]: "r2" }, false],
    [
      "its zone, another region",
      { [ZONE]: ["z1"], [REGION]: ["r1"] },
      { [ZONE]: "z1", [REGION]: "r2" },
      false,
    ],
    ["a node without zone labels is not limited", { [ZONE]: ["z1"] }, { disk: "ssd" }, true],
    ["a node with a region but no zone is", { [ZONE]: ["z1"] }, { [REGION]: "r1" }, false],
    ["the old label on both", { [OLD_ZONE]: ["z1"] }, { [OLD_ZONE]: "z1" }, true],
    ["the old label on the volume, today's on the node", { [OLD_ZONE]: ["z1"] }, { [ZONE]: "z1" }, true],
    ["the old region on the volume, today's on the node", { [OLD_REGION]: ["r1"] }, { [REGION]: "r1" }, true],
    ["the old label, another zone", { [OLD_ZONE]: ["z1"] }, { [ZONE]: "z2" }, false],
    ["today's label on the volume, the old on the node", { [ZONE]: ["z1"] }, { [OLD_ZONE]: "z1" }, false],
  ])("%s", (_, zones, labels, fits) => {
    const cluster = { ...bound({ zones }), nodes: [nodeWith("b", labels)] };
    expect(judged(needing("data"), cluster).b).toBe(fits ? "fits" : "volume-reach");
  });

  it("asks for node affinity as well", () => {
    const cluster = bound({ zones: { [ZONE]: ["z1"] }, nodeAffinity: [labelled(ZONE, "In", "z2")] });
    expect(judged(needing("data"), cluster)).toMatchObject({ b: "volume-reach", c: "volume-reach" });
  });
});

describe("VolumeBinding: a claim that waits for its first consumer", () => {
  it.each<[string, ObservedStorageClass["topologies"], string]>([
    ["anywhere", undefined, "fits fits fits"],
    ["in one zone", [[{ key: ZONE, values: ["z2"] }]], "volume-reach fits volume-reach"],
    ["in two zones", [[{ key: ZONE, values: ["z1", "z2"] }]], "fits fits volume-reach"],
    [
      "in either term",
      [[{ key: ZONE, values: ["z1"] }], [{ key: ZONE, values: ["z2"] }]],
      "fits fits volume-reach",
    ],
    [
      "where all of a term holds",
      [
        [
          { key: ZONE, values: ["z1"] },
          { key: "disk", values: ["ssd"] },
        ],
      ],
      "volume-reach volume-reach volume-reach",
    ],
  ])("%s", (_, topologies, expected) => {
    const { b, c, d } = judged(needing("data"), unbound({ topologies }));
    expect(`${b} ${c} ${d}`).toBe(expected);
  });

  it("a volume that is there counts, not the class", () => {
    const cluster = {
      ...unbound({ topologies: [[{ key: ZONE, values: ["z2"] }]] }),
      claims: [claim({ storageClass: "fast", volume: "pv" })],
      volumes: [{ name: "pv", nodeAffinity: [labelled(ZONE, "In", "z1")] }],
    };
    expect(judged(needing("data"), cluster)).toMatchObject({ b: "fits", c: "volume-reach" });
  });

  it("a generic ephemeral volume is a new claim of its class", () => {
    const cluster = { ...unbound({ topologies: [[{ key: ZONE, values: ["z2"] }]] }), claims: [] };
    const pod = wishing(
      "p",
      { ephemeral: [{ claim: "p-tmp", storageClass: "fast" }] },
      { claims: ["p-tmp"] },
    );
    expect(judged(pod, cluster)).toMatchObject({ b: "volume-reach", c: "fits" });
    expect(toldOf(cluster, pod)).toBe("");
  });

  it("the ephemeral volume of the pod that leaves holds the new one nowhere", () => {
    const cluster = {
      ...bound({ nodeAffinity: [labelled(ZONE, "In", "z1")] }),
      claims: [claim({ name: "p-tmp", volume: "pv" })],
      storageClasses: [{ name: "fast", provisioner: "csi.example.com", waits: true }],
    };
    const pod = wishing(
      "p",
      { ephemeral: [{ claim: "p-tmp", storageClass: "fast" }] },
      { claims: ["p-tmp"] },
    );
    expect(judged(pod, cluster)).toMatchObject({ b: "fits", c: "fits", d: "fits" });
  });
});

describe("VolumeBinding: claims that keep a pod Pending anywhere", () => {
  it.each<[string, Partial<ObservedCluster>, string | undefined]>([
    ["bound", bound({}), undefined],
    ["waiting for its first consumer", unbound({}), undefined],
    ["no claim", { ...bound({}), claims: [] }, "claim data does not exist"],
    ["no volume", { ...bound({}), volumes: [] }, "volume pv of claim data does not exist"],
    ["immediate and unbound", unbound({ waits: false }), "claim data is not bound to a volume"],
    ["no such class", { ...unbound({}), storageClasses: [] }, "claim data is not bound to a volume"],
    ["no class at all", { ...unbound({}), claims: [claim()] }, "claim data is not bound to a volume"],
    ["unknown volumes", { ...bound({}), volumes: undefined, claims: [] }, undefined],
    ["unknown classes", { ...unbound({ waits: false }), storageClasses: undefined }, undefined],
  ])("%s", (_, cluster, expected) => {
    expect(toldOf(cluster)).toBe(expected === undefined ? "" : `p (${expected})`);
  });

  it("says the first of several", () => {
    expect(toldOf(bound({}), needing("data", "x", "y"))).toBe("p (claim x does not exist)");
  });

  it("does not hold back the others", () => {
    const stuck = buildPod("stuck", { claims: ["x"] });
    expect(
      leftOver(tried([stuck, needing("data")], bound({}))).every((names) => names.join() === "stuck"),
    ).toBe(true);
  });
});

describe("VolumeRestrictions: ReadWriteOncePod", () => {
  const cluster = (over: Partial<ObservedPod>, kind: Partial<ObservedClaim> = { exclusive: true }) => ({
    ...bound({}),
    claims: [claim({ volume: "pv", ...kind })],
    pods: [buildPod("user", { nodeName: "b", claims: ["data"], ...over })],
  });

  it.each<[string, Partial<ObservedPod>, Partial<ObservedClaim>, string]>([
    ["in use", {}, { exclusive: true }, "exclusive"],
    [
      "in use on the node that is left, by a pod that stays",
      { nodeName: "a" },
      { exclusive: true },
      "exclusive",
    ],
    ["in use by a terminating pod", { deletionAt: "2026-11-21T12:00:00Z" }, { exclusive: true }, "exclusive"],
    ["used by a finished pod", { phase: "Succeeded" }, { exclusive: true }, "fits"],
    [
      "wanted by a pod that is not scheduled",
      { nodeName: undefined, phase: "Pending" },
      { exclusive: true },
      "fits",
    ],
    ["the same name in another namespace", { namespace: "other" }, { exclusive: true }, "fits"],
    ["another claim is in use", { claims: ["log"] }, { exclusive: true }, "fits"],
    ["ReadWriteOnce", {}, {}, "fits"],
  ])("%s", (_, over, kind, expected) => {
    expect(judged(needing("data"), cluster(over, kind)).c).toBe(expected);
  });

  it("one of two pods that leave gets it", () => {
    const pods = ["p1", "p2"].map((name) => buildPod(name, { claims: ["data"] }));
    const left = leftOver(tried(pods, { ...cluster({}), pods: [] }));
    expect(left.every(({ length }) => length === 1)).toBe(true);
    expect(leftOver(tried(pods, { ...cluster({}, {}), pods: [] })).flat()).toEqual([]);
  });
});
